// SPDX-License-Identifier: Apache-2.0
// Every caller passes the same number, so it is no reason: what the connection itself says decides alone that it is lost.
#include <libpq-fe.h>
#include <stdio.h>

static void disconnect(PGconn **conn, int verbose) {
  if (verbose)
    fprintf(stderr, "disconnecting from %s\n", PQhost(*conn));
  if (PQstatus(*conn) == CONNECTION_OK)
    PQfinish(*conn);
  *conn = NULL; // expect-connleak-overwrite {'*conn'}
}

void stop(PGconn **conn) { disconnect(conn, 0); }

void stop_both(PGconn **first, PGconn **second) {
  disconnect(first, 0);
  disconnect(second, 0);
}
