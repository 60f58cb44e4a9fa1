// SPDX-License-Identifier: Apache-2.0
// A pool on the heap with an array of holders on the heap; the pool's free forgets the holders' handles.
#include <libpq-fe.h>
#include <stdlib.h>
struct entry { PGconn *conn; int used; };
struct pool { struct entry *entries; int n; };
int run(const char *dsn) {
  struct pool *pool = malloc(sizeof *pool);
  if (!pool) return -1;
  pool->entries = calloc(1, sizeof *pool->entries);
  if (!pool->entries) {
    free(pool);
    return -1;
  }
  pool->n = 1;
  pool->entries[0].conn = PQconnectdb(dsn);
  int v = PQserverVersion(pool->entries[0].conn);
  free(pool->entries); // expect-connleak-never-released {from PQconnectdb()}
  free(pool);
  return v;
}
