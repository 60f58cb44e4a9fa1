// SPDX-License-Identifier: Apache-2.0
// A tool's command dispatch: one command returns on its own.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
int dispatch(const char *dsn, int command) {
  PGconn *conn = PQconnectdb(dsn);
  int rc = 0;
  switch (command) {
  case 's':
    printf("%s\n", PQparameterStatus(conn, "server_version"));
    break;
  case 'd':
    printf("%s\n", PQdb(conn));
    break;
  case 'h':
    puts("usage: tool s|d");
    return EXIT_SUCCESS; // expect-connleak-error-path {'conn' from PQconnectdb()}
  default:
    rc = EXIT_FAILURE;
  }
  PQfinish(conn);
  return rc;
}
