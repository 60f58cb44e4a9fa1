// SPDX-License-Identifier: Apache-2.0
// What makes up the message still asks the connection that was finished.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

void ping(void) {
  PGconn *conn = PQconnectdb("host=a");
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);   // expect-note {released here}
    elog(ERROR, "no connection: %s", PQerrorMessage(conn));   // expect-connleak-use-after-release {'conn' is used after its release}
  }
  PQfinish(conn);
}
