// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

struct node { PGconn *conn; struct node *next; };

int count(const char **hosts, int n) {
  struct node *head = NULL;
  int up = 0;
  for (int i = 0; i < n; i++) {
    struct node *node = malloc(sizeof *node);
    if (!node) break;
    node->conn = PQconnectdb(hosts[i]);
    node->next = head;
    head = node;
  }
  while (head) {
    struct node *next = head->next;
    up += PQstatus(head->conn) == CONNECTION_OK;
    PQfinish(head->conn);
    free(head);
    head = next;
  }
  return up;
}
