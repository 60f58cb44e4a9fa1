// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The list owns the connections; the head is the caller's.
#include <libpq-fe.h>
#include <stdlib.h>
struct node { struct node *next; PGconn *conn; };
static int push(struct node **head, const char *dsn) {
  struct node *node = malloc(sizeof *node);
  if (!node) return -1;
  node->conn = PQconnectdb(dsn);
  node->next = *head;
  *head = node;
  return 0;
}
static void drop(struct node *head) {
  while (head) {
    struct node *next = head->next;
    PQfinish(head->conn);
    free(head);
    head = next;
  }
}
int run(const char *const *dsns, int n) {
  struct node *head = NULL;
  int rc = 0;
  for (int i = 0; i < n && rc == 0; i++) rc = push(&head, dsns[i]);
  drop(head);
  return rc;
}
