// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <assert.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  PGconn *conn = PQconnectdb(argv[1]);
  assert(argc > 1);
  if (PQstatus(conn) != CONNECTION_OK) {
    fprintf(stderr, "%s", PQerrorMessage(conn));
    exit(1);
  }
  if (PQserverVersion(conn) < 90000) abort();
  PQfinish(conn);
  return 0;
}
