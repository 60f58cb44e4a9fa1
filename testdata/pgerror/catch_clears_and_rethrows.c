// SPDX-License-Identifier: Apache-2.0
// What every handler should do.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

extern void use(PGresult *res);

void run(PGconn *conn) {
  PGresult *volatile res = NULL;
  PG_TRY();
  {
    res = PQexec(conn, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      ereport(ERROR, errmsg("query failed"));
    use(res);
  }
  PG_CATCH();
  {
    PQclear(res);
    PG_RE_THROW();
  }
  PG_END_TRY();
  PQclear(res);
}
