// SPDX-License-Identifier: Apache-2.0
// The macro its author wrote is the one that is named.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

#define FAIL(text) ereport(ERROR, (errcode(ERRCODE_INTERNAL_ERROR), errmsg(text)))

void ping(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (PQstatus(conn) != CONNECTION_OK)
    FAIL("no connection");   // expect-connleak-error-path {'conn' from PQconnectdb() is not released when FAIL() raises an error}
  PQfinish(conn);
}
