// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Append through a pointer to the last link.
#include <libpq-fe.h>
#include <stdlib.h>
struct node { PGconn *conn; struct node *next; };
struct list { struct node *first, **last; };
int append(struct list *list, const char *dsn) {
  struct node *node = calloc(1, sizeof *node);
  if (!node) return -1;
  node->conn = PQconnectdb(dsn);
  *list->last = node;
  list->last = &node->next;
  return 0;
}
