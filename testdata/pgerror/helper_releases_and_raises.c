// SPDX-License-Identifier: Apache-2.0
// postgres_fdw's way: the helper that reports gets the result and clears it.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

static void report(int level, PGresult *res, bool clear) {
  char *text = pstrdup(PQresultErrorMessage(res));
  if (clear)
    PQclear(res);
  ereport(level, errmsg("%s", text));
}

void run(PGconn *conn) {
  PGresult *res = PQexec(conn, "commit");
  if (PQresultStatus(res) != PGRES_COMMAND_OK)
    report(ERROR, res, true);
  PQclear(res);
}
