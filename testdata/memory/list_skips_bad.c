// SPDX-License-Identifier: Apache-2.0
// The clean-up of the list skips the handles whose login failed.
#include <libpq-fe.h>

struct node { PGconn *conn; struct node *next; };

void ping_all(struct node *list, const char *conninfo) {
  struct node *cell;
  for (cell = list; cell; cell = cell->next) {
    cell->conn = PQconnectdb(conninfo);
    if (PQstatus(cell->conn) != CONNECTION_OK) {
      cell->conn = NULL; // expect-connleak-overwrite {'cell->conn' from PQconnectdb()}
      continue;
    }
    PQfinish(cell->conn);
    cell->conn = NULL;
  }
}
