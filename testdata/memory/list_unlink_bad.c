// SPDX-License-Identifier: Apache-2.0
// Cells whose server went away are unlinked and freed without finishing their connection.
// Known gap: that a field owns is not learnt from another function that releases it.
#include <libpq-fe.h>
#include <stdlib.h>
struct node { PGconn *conn; struct node *next; };
void prune(struct node **link) {
  while (*link) {
    struct node *node = *link;
    if (PQstatus(node->conn) == CONNECTION_BAD) {
      *link = node->next;
      free(node); // gap: misses connleak-error-path
      continue;
    }
    link = &node->next;
  }
}
void drop(struct node *node) {
  while (node) {
    struct node *next = node->next;
    PQfinish(node->conn);
    free(node);
    node = next;
  }
}
