// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A list of free objects: put back if alive, destroyed if not.
#include <libpq-fe.h>
#include <stdlib.h>
struct item { PGconn *conn; struct item *next; };
static struct item *free_items;
struct item *item_get(const char *dsn) {
  struct item *item = free_items;
  if (item) {
    free_items = item->next;
    item->next = NULL;
    return item;
  }
  item = calloc(1, sizeof *item);
  if (!item) return NULL;
  item->conn = PQconnectdb(dsn);
  if (PQstatus(item->conn) == CONNECTION_OK) return item;
  PQfinish(item->conn);
  free(item);
  return NULL;
}
void item_put(struct item *item) {
  if (PQstatus(item->conn) != CONNECTION_OK) {
    PQfinish(item->conn);
    free(item);
    return;
  }
  item->next = free_items;
  free_items = item;
}
int run(const char *dsn) {
  struct item *item = item_get(dsn);
  if (!item) return -1;
  int v = PQserverVersion(item->conn);
  item_put(item);
  return v;
}
