// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A list is freed by recursion over its rest.
#include <libpq-fe.h>
#include <stdlib.h>
struct node { PGconn *conn; struct node *next; };
static void list_free(struct node *node) {
  if (node == NULL) return;
  list_free(node->next);
  if (node->conn) PQfinish(node->conn);
  free(node);
}
int run(const char *a, const char *b) {
  struct node *list = NULL;
  const char *dsns[] = {a, b};
  for (int i = 0; i < 2; i++) {
    struct node *node = malloc(sizeof *node);
    if (!node) break;
    node->conn = PQconnectdb(dsns[i]);
    node->next = list;
    list = node;
  }
  int n = list ? PQserverVersion(list->conn) : 0;
  list_free(list);
  return n;
}
