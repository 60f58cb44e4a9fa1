// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A small hash table of connections by name; drop_all walks the buckets.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
#define BUCKETS 16
struct item { struct item *next; char *name; PGconn *conn; };
static struct item *buckets[BUCKETS];
static unsigned hash(const char *s) {
  unsigned h = 5381;
  while (*s) h = h * 33 + (unsigned char)*s++;
  return h % BUCKETS;
}
PGconn *get(const char *name, const char *dsn) {
  struct item *item;
  for (item = buckets[hash(name)]; item; item = item->next)
    if (strcmp(item->name, name) == 0) return item->conn;
  item = calloc(1, sizeof *item);
  if (!item) return NULL;
  item->name = strdup(name);
  item->conn = PQconnectdb(dsn);
  item->next = buckets[hash(name)];
  buckets[hash(name)] = item;
  return item->conn;
}
void drop_all(void) {
  for (int i = 0; i < BUCKETS; i++) {
    while (buckets[i]) {
      struct item *item = buckets[i];
      buckets[i] = item->next;
      PQfinish(item->conn);
      free(item->name);
      free(item);
    }
  }
}
