// SPDX-License-Identifier: Apache-2.0
// Single-row mode: the break at the limit keeps the row's result.
#include <libpq-fe.h>
long first_rows(PGconn *conn, int limit) {
  long rows = 0;
  PGresult *res;
  if (!PQsendQuery(conn, "select n from numbers")) return -1;
  PQsetSingleRowMode(conn);
  while ((res = PQgetResult(conn)) != NULL) {
    if (++rows >= limit) break;
    PQclear(res);
  }
  return rows; // expect-connleak-error-path {'res' from PQgetResult()}
}
