// SPDX-License-Identifier: Apache-2.0
// The increment fetches the next result; `continue` goes there without the clear.
#include <libpq-fe.h>
int count_errors(PGconn *conn) {
  int errors = 0;
  for (PGresult *res = PQgetResult(conn); res; res = PQgetResult(conn)) { // expect-connleak-overwrite {from PQgetResult()} expect-connleak-overwrite {from PQgetResult()}
    if (PQresultStatus(res) == PGRES_COMMAND_OK) continue;
    errors++;
    PQclear(res);
  }
  return errors;
}
