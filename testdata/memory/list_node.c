// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

struct node { PGconn *conn; struct node *next; };
static struct node *head;

void add(const char *conninfo) {
  struct node *node = malloc(sizeof *node);
  if (!node) return;
  node->conn = PQconnectdb(conninfo);
  node->next = head;
  head = node;
}

void drop_all(void) {
  while (head) {
    struct node *next = head->next;
    PQfinish(head->conn);
    free(head);
    head = next;
  }
}
