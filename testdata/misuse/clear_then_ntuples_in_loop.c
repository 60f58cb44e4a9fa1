// SPDX-License-Identifier: Apache-2.0
// The loop's bound is asked of a result that the body clears.
#include <libpq-fe.h>
int bad_loop(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  int n = 0;
  for (int i = 0; i < PQntuples(res); i++) { // expect-connleak-use-after-release {'res'}
    n += PQgetlength(res, i, 0);
    if (n > 100) PQclear(res);
  }
  return n; // expect-connleak-error-path {'res' from PQexec()}
}
