// SPDX-License-Identifier: Apache-2.0
// The flag says that the helper leaves the result alone.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

static void report(int level, PGresult *res, bool clear) {
  char *text = pstrdup(PQresultErrorMessage(res));
  if (clear)
    PQclear(res);
  ereport(level, errmsg("%s", text));
}

void run(PGconn *conn) {
  PGresult *res = PQexec(conn, "commit");
  if (PQresultStatus(res) != PGRES_COMMAND_OK)
    report(ERROR, res, false);   // expect-connleak-error-path {'res' from PQexec() is not released when report() raises an error}
  PQclear(res);
}
