// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// usage() ends the process on every path.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
static void usage(const char *program, int code) {
  FILE *out = code ? stderr : stdout;
  fprintf(out, "usage: %s [-q] CONNINFO\n", program);
  exit(code);
}
int tool(int argc, char **argv) {
  PGconn *conn = PQconnectdb(argv[argc - 1]);
  if (PQstatus(conn) != CONNECTION_OK) usage(argv[0], 2);
  PQfinish(conn);
  return 0;
}
