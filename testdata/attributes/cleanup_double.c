// SPDX-License-Identifier: Apache-2.0
// Cleared by hand and once more by the attribute.
#include <libpq-fe.h>
static void clear_result(PGresult **res) {
  PQclear(*res); // expect-connleak-double-release {'res'}
}
int run(PGconn *conn) {
  __attribute__((cleanup(clear_result))) PGresult *res = PQexec(conn, "select 1");
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
