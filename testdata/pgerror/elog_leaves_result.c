// SPDX-License-Identifier: Apache-2.0
// dblink's classic: an error between PQexec() and PQclear(). Two exits, two findings.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

int count_rows(PGconn *conn, int limit) {
  PGresult *res = PQexec(conn, "select 1");
  int rows;
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    elog(ERROR, "query failed");   // expect-connleak-error-path {'res' from PQexec() is not released when elog() raises an error}
  rows = PQntuples(res);
  if (rows > limit)
    ereport(ERROR, errmsg("too many rows"));   // expect-connleak-error-path {'res' from PQexec() is not released when ereport() raises an error}
  PQclear(res);
  return rows;
}
