// SPDX-License-Identifier: Apache-2.0
// The destructor frees the object and not what it holds; the caller's handle dies there.
#include <libpq-fe.h>
#include <stdlib.h>
struct client { PGconn *conn; int id; };
static struct client *client_new(const char *dsn) {
  struct client *c = malloc(sizeof *c);
  if (!c) return NULL;
  c->conn = PQconnectdb(dsn);
  return c;
}
static void client_free(struct client *c) { free(c); } // expect-connleak-never-released {from client_new() is not released before its holder is freed}
int run(const char *dsn) {
  struct client *c = client_new(dsn);
  if (!c) return -1;
  int v = PQserverVersion(c->conn);
  client_free(c);
  return v;
}
