// SPDX-License-Identifier: Apache-2.0
// A macro for each statement of the transaction clears only when it failed.
#include <libpq-fe.h>
#define RUN(sql)                                     \
  do {                                               \
    res = PQexec(conn, sql);                         \
    if (PQresultStatus(res) != PGRES_COMMAND_OK) {   \
      PQclear(res);                                  \
      return -1;                                     \
    }                                                \
  } while (0)
int transfer(PGconn *conn) {
  PGresult *res;
  RUN("begin");
  RUN("update a set x = x - 1"); // expect-connleak-overwrite {'res' from PQexec()}
  RUN("commit"); // expect-connleak-overwrite {'res' from PQexec()}
  PQclear(res);
  return 0;
}
