// SPDX-License-Identifier: Apache-2.0
// Success is told by a null error string; the caller returns on a warning with the connection open.
#include <libpq-fe.h>
#include <string.h>
static const char *open_db(const char *dsn, PGconn **out) {
  *out = PQconnectdb(dsn);
  if (PQstatus(*out) != CONNECTION_OK) {
    PQfinish(*out);
    *out = NULL;
    return "no connection";
  }
  if (PQserverVersion(*out) < 120000) return "old server";
  return NULL;
}
int run(const char *dsn) {
  PGconn *conn;
  const char *error = open_db(dsn, &conn);
  if (error) return -1; // expect-connleak-error-path {'conn' from open_db()}
  PQfinish(conn);
  return 0;
}
