// SPDX-License-Identifier: Apache-2.0
// A break out of the for-each macro skips its clear.
#include <libpq-fe.h>
#define FOR_EACH_RESULT(conn, res) for (PGresult *res; ((res) = PQgetResult(conn)) != NULL; PQclear(res))
int any(PGconn *conn) {
  int n = 0;
  FOR_EACH_RESULT(conn, res) {
    if (PQntuples(res) > 0) {
      n = 1;
      break; // expect-connleak-error-path {'res' from PQgetResult()}
    }
  }
  return n;
}
