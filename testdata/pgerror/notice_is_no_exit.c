// SPDX-License-Identifier: Apache-2.0
// Only ERROR leaves the function; FATAL ends the process.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

int count_rows(PGconn *conn, bool broken) {
  PGresult *res = PQexec(conn, "select 1");
  int rows = PQntuples(res);
  elog(NOTICE, "%d rows", rows);
  ereport(WARNING, (errmsg("%d rows", rows)));
  if (broken)
    elog(FATAL, "broken");
  if (rows > 1000000)
    ereport(PANIC, errmsg("too many"));
  PQclear(res);
  return rows;
}
