// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Single-row mode with an early stop that still drains.
#include <libpq-fe.h>
long sum_first(PGconn *conn, int limit) {
  long rows = 0;
  if (!PQsendQuery(conn, "select n from numbers")) return -1;
  PQsetSingleRowMode(conn);
  for (;;) {
    PGresult *res = PQgetResult(conn);
    if (!res) break;
    ExecStatusType status = PQresultStatus(res);
    if (status == PGRES_SINGLE_TUPLE && rows < limit) rows++;
    PQclear(res);
    if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK) {
      while ((res = PQgetResult(conn))) PQclear(res);
      return -1;
    }
  }
  return rows;
}
