// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <stdio.h>

void done(PGconn *conn) {
  if (conn == NULL) return;
  printf("closing\n");
  PQfinish(conn);
}
