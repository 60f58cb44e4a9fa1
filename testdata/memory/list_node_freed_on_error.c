// SPDX-License-Identifier: Apache-2.0
// The node that failed is freed, its connection is not.
#include <libpq-fe.h>
#include <stdlib.h>
struct node { struct node *next; PGconn *conn; };
int push(struct node **head, const char *dsn) {
  struct node *node = malloc(sizeof *node);
  if (!node) return -1;
  node->conn = PQconnectdb(dsn);
  if (PQstatus(node->conn) != CONNECTION_OK) {
    free(node); // expect-connleak-error-path {'node->conn' from PQconnectdb() is not released before its holder is freed}
    return -1;
  }
  node->next = *head;
  *head = node;
  return 0;
}
