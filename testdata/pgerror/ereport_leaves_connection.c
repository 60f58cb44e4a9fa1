// SPDX-License-Identifier: Apache-2.0
// The error is raised while the connection is open; a catalogue function that reads a remote row.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

extern void use(PGconn *conn);

Datum remote_ping(PG_FUNCTION_ARGS);
Datum remote_ping(PG_FUNCTION_ARGS) {
  PGconn *conn = PQconnectdb("host=a");   // expect-note {acquired here}
  if (PQstatus(conn) != CONNECTION_OK)
    ereport(ERROR,   // expect-connleak-error-path {'conn' from PQconnectdb() is not released when ereport() raises an error} expect-confidence certain
            (errcode(ERRCODE_CONNECTION_FAILURE), errmsg("no connection: %s", PQerrorMessage(conn))));
  PQfinish(conn);
  PG_RETURN_VOID();
}
