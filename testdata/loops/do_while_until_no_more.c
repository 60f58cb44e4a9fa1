// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// COPY, then drain by do-while.
#include <libpq-fe.h>
int finish_copy(PGconn *conn) {
  int rc = 0;
  PGresult *res;
  if (PQputCopyEnd(conn, NULL) != 1) return -1;
  do {
    res = PQgetResult(conn);
    if (res && PQresultStatus(res) != PGRES_COMMAND_OK) rc = -1;
    PQclear(res);
  } while (res != NULL);
  return rc;
}
