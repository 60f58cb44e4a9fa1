// SPDX-License-Identifier: Apache-2.0
// An error that a helper raises comes to the handler of its caller.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

static void check(PGresult *res) {
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    ereport(ERROR, errmsg("query failed"));
}
void run(PGconn *conn) {
  PGresult *volatile res = PQexec(conn, "select 1");
  PG_TRY();
  {
    check(res);
  }
  PG_CATCH();
  {
    PQclear(res);
    PG_RE_THROW();
  }
  PG_END_TRY();
  check(NULL == res ? NULL : (PQclear(res), NULL));
}
