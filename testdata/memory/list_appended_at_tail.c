// SPDX-License-Identifier: Apache-2.0
// Cells of its own, appended at the tail in a loop, opened, and left to die with the list's head. Found when the cells are
// pushed in front or appended by a callee.
#include <libpq-fe.h>
#include <stdlib.h>

struct cell { PGconn *conn; struct cell *next; };
struct list { struct cell *head, *tail; };

static void append(struct list *list) {
  struct cell *cell = calloc(1, sizeof *cell);
  if (list->tail)
    list->tail->next = cell;
  else
    list->head = cell;
  list->tail = cell;
}

int appended_by_callee(const char *conninfo, int n) {
  struct list list = {0};
  for (int i = 0; i < n; i++)
    append(&list);
  for (struct cell *cell = list.head; cell; cell = cell->next)
    cell->conn = PQconnectdb(conninfo);
  return n; // expect-connleak-error-path
}

int appended_here(const char *conninfo, int n) {
  struct list list = {0};
  for (int i = 0; i < n; i++) {
    struct cell *cell = calloc(1, sizeof *cell);
    if (list.tail)
      list.tail->next = cell;
    else
      list.head = cell;
    list.tail = cell;
  }
  for (struct cell *cell = list.head; cell; cell = cell->next)
    cell->conn = PQconnectdb(conninfo);
  return n; // expect-connleak-error-path
}
