// Cleared at the end of PG_TRY(), but not when an error skips that.
// flags: -I/usr/include/postgresql/15/server
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

void run(PGconn *conn) {
  PGconn *volatile other = conn;
  PG_TRY();
  {
    PGresult *res = PQexec(other, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      ereport(ERROR, errmsg("query failed"));
    PQclear(res);
  }
  PG_FINALLY();
  {
    other = NULL;
  }
  PG_END_TRY();   // expect-connleak-error-path {'res' from PQexec()}
}
