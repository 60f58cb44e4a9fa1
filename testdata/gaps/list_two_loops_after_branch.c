// SPDX-License-Identifier: Apache-2.0
// The clean-up closes the good ones in a first loop and frees every cell in a second. Found without the branch in front; any branch in
// front of it (a logger that looks at its level) silences it. Idea: unknown, see the join before the first loop.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

struct cell { PGconn *conn; struct cell *next; };

void clear_list(struct cell *head, int verbose) {
  if (verbose)
    puts("clearing");
  for (struct cell *cell = head; cell; cell = cell->next)
    if (PQstatus(cell->conn) == CONNECTION_OK) {
      PQfinish(cell->conn);
      cell->conn = NULL;
    }
  for (struct cell *cell = head; cell;) {
    struct cell *next = cell->next;
    free(cell); // gap: misses connleak-error-path
    cell = next;
  }
}
