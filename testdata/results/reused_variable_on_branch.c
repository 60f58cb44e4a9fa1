// SPDX-License-Identifier: Apache-2.0
// Update, and when nothing was updated insert: the first result is overwritten on that branch only.
#include <libpq-fe.h>
#include <stdlib.h>
int upsert(PGconn *conn) {
  PGresult *res = PQexec(conn, "update t set n = n + 1");
  if (PQresultStatus(res) == PGRES_COMMAND_OK && atoi(PQcmdTuples(res)) == 0)
    res = PQexec(conn, "insert into t values (1)"); // expect-connleak-overwrite {'res' from PQexec()}
  int ok = PQresultStatus(res) == PGRES_COMMAND_OK;
  PQclear(res);
  return ok;
}
