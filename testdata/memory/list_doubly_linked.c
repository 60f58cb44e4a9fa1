// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A doubly linked list with a sentinel.
#include <libpq-fe.h>
#include <stdlib.h>
struct link { struct link *prev, *next; PGconn *conn; };
int run(const char *const *dsns, int n) {
  struct link head = {&head, &head, NULL};
  for (int i = 0; i < n; i++) {
    struct link *link = malloc(sizeof *link);
    if (!link) break;
    link->conn = PQconnectdb(dsns[i]);
    link->prev = head.prev;
    link->next = &head;
    head.prev->next = link;
    head.prev = link;
  }
  int up = 0;
  while (head.next != &head) {
    struct link *link = head.next;
    head.next = link->next;
    link->next->prev = &head;
    up += PQstatus(link->conn) == CONNECTION_OK;
    PQfinish(link->conn);
    free(link);
  }
  return up;
}
