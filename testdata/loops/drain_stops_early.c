// SPDX-License-Identifier: Apache-2.0
// The first error leaves the drain loop with the result.
#include <libpq-fe.h>
int finish_copy(PGconn *conn) {
  PGresult *res;
  while ((res = PQgetResult(conn)) != NULL) {
    if (PQresultStatus(res) != PGRES_COMMAND_OK) return -1; // expect-connleak-error-path {'res' from PQgetResult()}
    PQclear(res);
  }
  return 0;
}
