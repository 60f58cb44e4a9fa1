// SPDX-License-Identifier: Apache-2.0
// The handler raises the error again and forgets the result.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

void run(PGconn *conn) {
  PGresult *volatile res = NULL;
  PG_TRY();
  {
    res = PQexec(conn, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      ereport(ERROR, errmsg("query failed"));   // expect-note {ereport() raises an error}
  }
  PG_CATCH();
  {
    FlushErrorState();
    PG_RE_THROW();   // expect-connleak-error-path {'res' from PQexec() is not released when PG_RE_THROW() raises an error}
  }
  PG_END_TRY();
  PQclear(res);
}
