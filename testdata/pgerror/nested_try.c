// SPDX-License-Identifier: Apache-2.0
// The inner handler raises again, the outer one finishes.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

void run(const char *where) {
  PGconn *volatile conn = NULL;
  PG_TRY();
  {
    PGresult *volatile res = NULL;
    conn = PQconnectdb(where);
    PG_TRY();
    {
      res = PQexec(conn, "select 1");
      if (PQntuples(res) != 1)
        elog(ERROR, "one row expected");
    }
    PG_CATCH();
    {
      PQclear(res);
      PG_RE_THROW();
    }
    PG_END_TRY();
    PQclear(res);
  }
  PG_CATCH();
  {
    PQfinish(conn);
    PG_RE_THROW();
  }
  PG_END_TRY();
  PQfinish(conn);
}
