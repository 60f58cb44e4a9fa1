// SPDX-License-Identifier: Apache-2.0
// The clean-up of the list frees every node and finishes only the connections that are up.
#include <libpq-fe.h>
#include <stdlib.h>

struct node { PGconn *conn; struct node *next; };

void clear_list(struct node **list) {
  struct node *cell = *list;
  while (cell != NULL) {
    struct node *next = cell->next;
    if (PQstatus(cell->conn) == CONNECTION_OK) PQfinish(cell->conn);
    free(cell); // expect-connleak-error-path {'cell->conn' is not released before its holder is freed}
    cell = next;
  }
  *list = NULL;
}
