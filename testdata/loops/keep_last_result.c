// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// PQexec's own trick: the last result is kept, the ones before are cleared.
#include <libpq-fe.h>
PGresult *last_result(PGconn *conn) {
  PGresult *last = NULL, *res;
  while ((res = PQgetResult(conn)) != NULL) {
    PQclear(last);
    last = res;
    if (PQresultStatus(res) == PGRES_COPY_IN || PQstatus(conn) == CONNECTION_BAD) break;
  }
  return last;
}
