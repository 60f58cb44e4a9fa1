// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A wrapper that does not return, as in PostgreSQL's own examples.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

static void exit_nicely(PGconn *conn) {
  PQfinish(conn);
  exit(1);
}

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  PGresult *res = PQexec(conn, "BEGIN");
  if (PQresultStatus(res) != PGRES_COMMAND_OK) {
    fprintf(stderr, "BEGIN failed: %s", PQerrorMessage(conn));
    PQclear(res);
    exit_nicely(conn);
  }
  PQclear(res);
  PQfinish(conn);
  return 0;
}
