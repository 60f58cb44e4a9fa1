// SPDX-License-Identifier: Apache-2.0
#include "util.h"
#include <stdio.h>
void give_up(PGconn *conn, int finish, const char *why) {
  fprintf(stderr, "%s: %s\n", why, PQerrorMessage(conn));
  if (finish) PQfinish(conn);
}
