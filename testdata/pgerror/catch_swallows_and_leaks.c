// SPDX-License-Identifier: Apache-2.0
// The handler takes the error and returns; the connection is left behind.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

bool ping(const char *where) {
  PGconn *conn = PQconnectdb(where);
  volatile bool good = true;
  PG_TRY();
  {
    if (PQstatus(conn) != CONNECTION_OK)
      elog(ERROR, "no connection");
  }
  PG_CATCH();
  {
    FlushErrorState();
    good = false;
  }
  PG_END_TRY();
  if (!good)
    return false;   // expect-connleak-error-path {'conn' from PQconnectdb() is not released before this return}
  PQfinish(conn);
  return true;
}
