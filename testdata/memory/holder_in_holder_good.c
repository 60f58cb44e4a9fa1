// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same, released from the inside out.
#include <libpq-fe.h>
#include <stdlib.h>
struct entry { PGconn *conn; int used; };
struct pool { struct entry *entries; int n; };
static void pool_free(struct pool *pool) {
  if (!pool) return;
  for (int i = 0; i < pool->n; i++) PQfinish(pool->entries[i].conn);
  free(pool->entries);
  free(pool);
}
static struct pool *pool_new(const char *dsn, int n) {
  struct pool *pool = calloc(1, sizeof *pool);
  if (!pool) return NULL;
  pool->entries = calloc((size_t)n, sizeof *pool->entries);
  if (!pool->entries) {
    pool_free(pool);
    return NULL;
  }
  for (pool->n = 0; pool->n < n; pool->n++) pool->entries[pool->n].conn = PQconnectdb(dsn);
  return pool;
}
int run(const char *dsn) {
  struct pool *pool = pool_new(dsn, 4);
  if (!pool) return -1;
  int v = PQserverVersion(pool->entries[0].conn);
  pool_free(pool);
  return v;
}
