// SPDX-License-Identifier: Apache-2.0
// The dead object is freed without its connection being finished.
#include <libpq-fe.h>
#include <stdlib.h>
struct item { PGconn *conn; struct item *next; };
static struct item *free_items;
static struct item *item_get(const char *dsn) {
  struct item *item = calloc(1, sizeof *item);
  if (item) item->conn = PQconnectdb(dsn);
  return item;
}
static void item_put(struct item *item) {
  if (PQstatus(item->conn) != CONNECTION_OK) {
    free(item); // expect-connleak-error-path {from item_get()}
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
