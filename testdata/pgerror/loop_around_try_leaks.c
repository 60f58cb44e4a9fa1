// SPDX-License-Identifier: Apache-2.0
// The handler starts the next round with the result still open.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

void run(PGconn *conn, int count) {
  for (int i = 0; i < count; ++i) {
    PGresult *volatile res = NULL;
    PG_TRY();
    {
      res = PQexec(conn, "select 1");
      if (PQresultStatus(res) != PGRES_TUPLES_OK)
        elog(ERROR, "query failed");
      PQclear(res);
    }
    PG_CATCH();
    {
      FlushErrorState();
    }
    PG_END_TRY();
  }   // expect-connleak-error-path {'res' from PQexec()}
}
