// SPDX-License-Identifier: Apache-2.0
// A list filled elsewhere, opened by a loop here and closed by a loop in a callee. Idea: a callee's effect on "every cell" has to be
// applied to every cell the caller's loop opened; the callee's way through an empty list does not fit a list whose cells were opened.
// case: expect-none
#include <libpq-fe.h>

struct cell { PGconn *conn; struct cell *next; };
struct list { struct cell *head; };

void fill(struct list *list);

static void open_all(struct list *list) {
  for (struct cell *cell = list->head; cell; cell = cell->next)
    cell->conn = PQconnectdb("");
}

static void close_all(struct list *list) {
  for (struct cell *cell = list->head; cell; cell = cell->next) {
    PQfinish(cell->conn);
    cell->conn = NULL;
  }
}

void opened_here(void) {
  struct list list = {0};
  fill(&list);
  for (struct cell *cell = list.head; cell; cell = cell->next)
    cell->conn = PQconnectdb("");
  close_all(&list);  // gap: false connleak-overwrite
}

void opened_by_callee(void) {
  struct list list = {0};
  fill(&list);
  open_all(&list);
  close_all(&list);  // gap: false connleak-overwrite
}
