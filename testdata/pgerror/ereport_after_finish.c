// SPDX-License-Identifier: Apache-2.0
// Finished before the error is raised; the text was copied first.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

void ping(void) {
  PGconn *conn = PQconnectdb("host=a");
  if (PQstatus(conn) != CONNECTION_OK) {
    char *text = pstrdup(PQerrorMessage(conn));
    PQfinish(conn);
    ereport(ERROR, (errcode(ERRCODE_CONNECTION_FAILURE), errmsg("no connection: %s", text)));
  }
  PQfinish(conn);
}
