// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The failing constructor calls the destructor on the half-made object.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
struct client { PGconn *conn; char *name; };
void client_free(struct client *c) {
  if (!c) return;
  PQfinish(c->conn);
  free(c->name);
  free(c);
}
struct client *client_new(const char *dsn, const char *name) {
  struct client *c = calloc(1, sizeof *c);
  if (!c) return NULL;
  c->name = strdup(name);
  if (c->name) c->conn = PQconnectdb(dsn);
  if (!c->name || PQstatus(c->conn) != CONNECTION_OK) {
    client_free(c);
    return NULL;
  }
  return c;
}
