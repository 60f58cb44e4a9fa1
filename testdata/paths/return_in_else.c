// SPDX-License-Identifier: Apache-2.0
// The happy branch finishes, the other one only logs.
#include <libpq-fe.h>
#include <stdio.h>
void probe(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) == CONNECTION_OK) {
    printf("up, version %d\n", PQserverVersion(conn));
    PQfinish(conn);
  } else {
    fprintf(stderr, "down: %s\n", PQerrorMessage(conn));
  }
} // expect-connleak-error-path {'conn' from PQconnectdb()}
