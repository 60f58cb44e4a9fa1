// SPDX-License-Identifier: Apache-2.0
// The holder itself is dropped: the handle goes with it.
#include <libpq-fe.h>
#include <stdlib.h>
struct client { PGconn *conn; int id; };
int run(const char *dsn, int id) {
  struct client *c = malloc(sizeof *c);
  if (!c) return -1;
  c->conn = PQconnectdb(dsn);
  c->id = id;
  if (c->id < 0) return -2; // expect-connleak-error-path {'c->conn' from PQconnectdb()}
  PQfinish(c->conn);
  free(c);
  return 0;
}
