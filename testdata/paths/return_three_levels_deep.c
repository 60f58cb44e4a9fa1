// SPDX-License-Identifier: Apache-2.0
// The return that leaks stands three ifs deep.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
int lookup_role(const char *dsn, const char *user, int want_admin) {
  PGconn *conn = PQconnectdb(dsn);
  int role = 0;
  if (PQstatus(conn) == CONNECTION_OK) {
    const char *values[1] = {user};
    PGresult *res = PQexecParams(conn, "select role from users where name = $1", 1, NULL, values, NULL, NULL, 0);
    if (PQresultStatus(res) == PGRES_TUPLES_OK) {
      if (PQntuples(res) == 1) {
        role = atoi(PQgetvalue(res, 0, 0));
        if (want_admin && role < 9) {
          PQclear(res);
          return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
        }
      }
    }
    PQclear(res);
  }
  PQfinish(conn);
  return role;
}
