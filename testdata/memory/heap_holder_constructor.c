// SPDX-License-Identifier: Apache-2.0
// The constructor fails at its second allocation and frees the holder only.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
struct client { PGconn *conn; char *name; };
struct client *client_new(const char *dsn, const char *name) {
  struct client *c = calloc(1, sizeof *c);
  if (!c) return NULL;
  c->conn = PQconnectdb(dsn);
  c->name = strdup(name);
  if (!c->name) {
    free(c); // expect-connleak-error-path {'c->conn' from PQconnectdb() is not released before its holder is freed}
    return NULL;
  }
  return c;
}
void client_free(struct client *c) {
  if (!c) return;
  PQfinish(c->conn);
  free(c->name);
  free(c);
}
