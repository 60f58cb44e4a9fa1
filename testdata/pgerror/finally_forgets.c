// SPDX-License-Identifier: Apache-2.0
// Cleared at the end of PG_TRY(), but not when an error skips that.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

void run(PGconn *conn) {
  PGconn *volatile other = conn;
  PG_TRY();
  {
    PGresult *res = PQexec(other, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      ereport(ERROR, errmsg("query failed"));   // expect-connleak-error-path {'res' from PQexec() is not released when ereport() raises an error}
    PQclear(res);
  }
  PG_FINALLY();
  {
    other = NULL;
  }
  PG_END_TRY();
}
