// SPDX-License-Identifier: Apache-2.0
// The callee that fills the list first clears what an earlier call may have left in it; here there is nothing yet.
// Idea: the callee's way "the list was empty" is chosen by the caller's empty list, and its new cells are the caller's own.
#include <libpq-fe.h>
#include <stdlib.h>

struct cell { PGconn *conn; struct cell *next; };
struct list { struct cell *head; };

static void clear_list(struct list *list) {
  while (list->head) {
    struct cell *next = list->head->next;
    PQfinish(list->head->conn);
    free(list->head);
    list->head = next;
  }
}

static void fill(struct list *list, int n) {
  clear_list(list);
  while (n-- > 0) {
    struct cell *cell = calloc(1, sizeof *cell);
    cell->next = list->head;
    list->head = cell;
  }
}

int scan(const char *conninfo, int n) {
  struct list list = {0};
  int up = 0;
  fill(&list, n);
  for (struct cell *cell = list.head; cell; cell = cell->next) {
    cell->conn = PQconnectdb(conninfo);
    up += PQstatus(cell->conn) == CONNECTION_OK;
  }
  return up; // gap: misses connleak-error-path
}
