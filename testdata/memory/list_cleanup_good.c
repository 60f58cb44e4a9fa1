// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

struct node { PGconn *conn; struct node *next; };

void clear_list(struct node **list) {
  struct node *cell = *list;
  while (cell != NULL) {
    struct node *next = cell->next;
    if (cell->conn != NULL) PQfinish(cell->conn);
    free(cell);
    cell = next;
  }
  *list = NULL;
}
