// SPDX-License-Identifier: Apache-2.0
// CopyErrorData() and ReThrowError(), after cleaning up in one place and not in the other.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

void run(PGconn *conn, bool careful) {
  PGresult *volatile res = NULL;
  MemoryContext before = CurrentMemoryContext;
  PG_TRY();
  {
    res = PQexec(conn, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      elog(ERROR, "query failed");
  }
  PG_CATCH();
  {
    ErrorData *error;
    MemoryContextSwitchTo(before);
    error = CopyErrorData();
    FlushErrorState();
    if (careful) {
      PQclear(res);
      ReThrowError(error);
    }
    ReThrowError(error);   // expect-connleak-error-path {'res' from PQexec() is not released when ReThrowError() raises an error}
  }
  PG_END_TRY();
  PQclear(res);
}
