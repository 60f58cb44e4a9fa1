// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <stdio.h>

static PGconn *conn;

void stop(void) {
  PQfinish(conn);
  printf("%s\n", PQerrorMessage(conn)); // expect-connleak-use-after-release {'conn'}
  conn = NULL;
}
