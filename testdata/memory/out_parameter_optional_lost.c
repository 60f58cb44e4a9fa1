// SPDX-License-Identifier: Apache-2.0
// No place for the connection: it is dropped.
#include <libpq-fe.h>
#include <stddef.h>
static int check_server(const char *dsn, PGconn **keep) {
  PGconn *conn = PQconnectdb(dsn);
  int version = PQserverVersion(conn);
  if (keep != NULL) *keep = conn;
  return version; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
int slow(const char *dsn) {
  PGconn *conn;
  int v = check_server(dsn, &conn);
  PQfinish(conn);
  return v;
}
