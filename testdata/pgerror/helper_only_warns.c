// SPDX-License-Identifier: Apache-2.0
// The helper is never given a level that leaves.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

static void report(int level, PGconn *conn) { elog(level, "failed: %s", PQerrorMessage(conn)); }

void warns(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    report(WARNING, conn);
  PQclear(res);
}
