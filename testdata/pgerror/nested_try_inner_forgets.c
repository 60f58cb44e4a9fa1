// SPDX-License-Identifier: Apache-2.0
// The inner handler forgets the result; the outer one cannot know it.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

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
      FlushErrorState();
      elog(ERROR, "another error");   // expect-connleak-error-path {'res' from PQexec() is not released when elog() raises an error}
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
