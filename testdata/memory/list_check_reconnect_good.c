// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The bad ones are finished before they are set to null.
#include <libpq-fe.h>
struct node { const char *dsn; PGconn *conn; struct node *next; };
int check_nodes(struct node *list) {
  int up = 0;
  for (struct node *cell = list; cell; cell = cell->next) {
    if (cell->conn == NULL) cell->conn = PQconnectdb(cell->dsn);
    if (PQstatus(cell->conn) != CONNECTION_OK) {
      PQfinish(cell->conn);
      cell->conn = NULL;
      continue;
    }
    up++;
  }
  return up;
}
