// SPDX-License-Identifier: Apache-2.0
#include "store.h"
#include <libpq-fe.h>
#include <stdlib.h>
struct store { PGconn *conn; int hits; };
struct store *store_open(const char *dsn) {
  struct store *s = malloc(sizeof *s);
  if (!s) return NULL;
  s->hits = 0;
  s->conn = PQconnectdb(dsn);
  if (PQstatus(s->conn) == CONNECTION_OK) return s;
  store_close(s);
  return NULL;
}
int store_get(struct store *s, const char *key) {
  const char *values[] = {key};
  PGresult *res = PQexecParams(s->conn, "select v from kv where k = $1", 1, NULL, values, NULL, NULL, 0);
  int found = PQntuples(res) > 0;
  s->hits += found;
  PQclear(res);
  return found;
}
void store_close(struct store *s) {
  if (!s) return;
  PQfinish(s->conn);
  free(s);
}
