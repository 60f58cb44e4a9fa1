// SPDX-License-Identifier: Apache-2.0
// The text belongs to the result that was cleared.
#include <libpq-fe.h>
#include <stdlib.h>
int answer(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 42");
  PQclear(res);
  return atoi(PQgetvalue(res, 0, 0)); // expect-connleak-use-after-release {'res'}
}
