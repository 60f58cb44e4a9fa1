// SPDX-License-Identifier: Apache-2.0
// The search returns from the middle of the rows.
#include <libpq-fe.h>
#include <string.h>
int has_extension(PGconn *conn, const char *name) {
  PGresult *res = PQexec(conn, "select extname from pg_extension");
  for (int row = 0; row < PQntuples(res); row++) {
    if (strcmp(PQgetvalue(res, row, 0), name) == 0)
      return 1; // expect-connleak-error-path {'res' from PQexec()}
  }
  PQclear(res);
  return 0;
}
