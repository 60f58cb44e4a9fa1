// SPDX-License-Identifier: Apache-2.0
// Undefined in PostgreSQL: PG_exception_stack stays where it is. No crash, and the leak behind it is told.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

static int count(PGconn *conn) {
  PG_TRY();
  {
    return PQsocket(conn);
  }
  PG_CATCH();
  {
    PG_RE_THROW();
  }
  PG_END_TRY();
  return 0;
}
void run(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (count(conn) < 0)
    elog(ERROR, "no socket");   // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQfinish(conn);
}
