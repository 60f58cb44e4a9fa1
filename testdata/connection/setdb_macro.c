// SPDX-License-Identifier: Apache-2.0
// PQsetdb is a macro over PQsetdbLogin.
#include <libpq-fe.h>
int ping(const char *host, const char *db) {
  PGconn *conn = PQsetdb(host, "5432", NULL, NULL, db);
  if (PQstatus(conn) != CONNECTION_OK) return 0; // expect-connleak-error-path {'conn' from PQsetdbLogin()}
  PQfinish(conn);
  return 1;
}
