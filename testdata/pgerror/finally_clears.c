// SPDX-License-Identifier: Apache-2.0
// PG_FINALLY() comes in both ways, and goes on or raises again.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

void run(PGconn *conn) {
  PGresult *volatile res = NULL;
  PG_TRY();
  {
    res = PQexec(conn, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      ereport(ERROR, errmsg("query failed"));
    if (PQntuples(res) != 1)
      ereport(ERROR, errmsg("one row expected"));
  }
  PG_FINALLY();
  {
    PQclear(res);
  }
  PG_END_TRY();
}
