// SPDX-License-Identifier: Apache-2.0
// Every node whose connection is bad is connected anew; the failed handle is dropped.
#include <libpq-fe.h>
struct node { const char *dsn; PGconn *conn; struct node *next; };
int check_nodes(struct node *list) {
  int up = 0;
  for (struct node *cell = list; cell; cell = cell->next) {
    if (cell->conn == NULL) cell->conn = PQconnectdb(cell->dsn);
    if (PQstatus(cell->conn) != CONNECTION_OK) {
      cell->conn = NULL; // expect-connleak-overwrite {'cell->conn' from PQconnectdb()}
      continue;
    }
    up++;
  }
  return up;
}
