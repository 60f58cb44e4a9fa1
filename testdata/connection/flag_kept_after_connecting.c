// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The file's own flag says whether its connection is open; a logger nobody knows is called after both were set.
#include <libpq-fe.h>

void note(const char *format, ...);

static PGconn *link_to_server;
static int is_open;

int record(const char *conninfo, const char *sql) {
  if (!is_open && conninfo) {
    link_to_server = PQconnectdb(conninfo);
    if (PQstatus(link_to_server) != CONNECTION_BAD) {
      is_open = 1;
    } else {
      PQfinish(link_to_server);
      note("no connection to %s", conninfo);
    }
  }
  if (is_open) {
    note("sending %s", sql);
    PQsendQuery(link_to_server, sql);
  }
  return is_open;
}
