// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The macro clears on both ways.
#include <libpq-fe.h>
#define RUN(sql)                                                     \
  do {                                                               \
    PGresult *run_res = PQexec(conn, sql);                           \
    ExecStatusType run_status = PQresultStatus(run_res);             \
    PQclear(run_res);                                                \
    if (run_status != PGRES_COMMAND_OK) goto rollback;               \
  } while (0)
int transfer(PGconn *conn) {
  RUN("begin");
  RUN("update a set x = x - 1");
  RUN("commit");
  return 0;
rollback:
  PQclear(PQexec(conn, "rollback"));
  return -1;
}
