// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// An object with its own function pointers, filled by its constructor.
#include <libpq-fe.h>
#include <stdlib.h>
struct store {
  PGconn *conn;
  int (*put)(struct store *, const char *);
  void (*destroy)(struct store *);
};
static int pg_put(struct store *s, const char *sql) {
  PGresult *res = PQexec(s->conn, sql);
  int ok = PQresultStatus(res) == PGRES_COMMAND_OK;
  PQclear(res);
  return ok;
}
static void pg_destroy(struct store *s) {
  PQfinish(s->conn);
  free(s);
}
static struct store *pg_store_new(const char *dsn) {
  struct store *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->put = pg_put;
  s->destroy = pg_destroy;
  s->conn = PQconnectdb(dsn);
  return s;
}
int run(const char *dsn) {
  struct store *s = pg_store_new(dsn);
  if (!s) return -1;
  int ok = s->put(s, "insert into t values (1)");
  s->destroy(s);
  return ok;
}
