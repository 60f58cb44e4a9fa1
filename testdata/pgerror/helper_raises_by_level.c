// SPDX-License-Identifier: Apache-2.0
// The helper raises an error only when its level says so.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

static void report(int level, PGconn *conn) { elog(level, "failed: %s", PQerrorMessage(conn)); }

void warns(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    report(WARNING, conn);
  PQclear(res);
}
void raises(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 2");
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    report(ERROR, conn);   // expect-connleak-error-path {'res' from PQexec() is not released when report() raises an error (helper_raises_by_level.c:8)}
  PQclear(res);
}
