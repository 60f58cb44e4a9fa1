// SPDX-License-Identifier: Apache-2.0
// Strict mode turns the warning into an error.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

void check(PGconn *conn, bool strict) {
  PGresult *res = PQexec(conn, "select 1");
  int level = strict ? ERROR : WARNING;
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    ereport(level, errmsg("query failed"));   // expect-connleak-error-path {'res' from PQexec() is not released when ereport() raises an error}
  PQclear(res);
}
