// SPDX-License-Identifier: Apache-2.0
// One PG_TRY() per round; the handler goes on with the next.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

int run(PGconn *conn, int count) {
  volatile int failed = 0;
  for (int i = 0; i < count; ++i) {
    PGresult *volatile res = NULL;
    PG_TRY();
    {
      res = PQexec(conn, "select 1");
      if (PQresultStatus(res) != PGRES_TUPLES_OK)
        elog(ERROR, "query failed");
    }
    PG_CATCH();
    {
      FlushErrorState();
      failed++;
    }
    PG_END_TRY();
    PQclear(res);
  }
  return failed;
}
