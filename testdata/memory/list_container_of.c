// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Intrusive list: the node is embedded, the holder is found by its offset.
#include <libpq-fe.h>
#include <stddef.h>
#include <stdlib.h>
struct list { struct list *next; };
struct session { int id; PGconn *conn; struct list link; };
#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))
static struct list sessions;
int session_add(const char *dsn, int id) {
  struct session *s = malloc(sizeof *s);
  if (!s) return -1;
  s->id = id;
  s->conn = PQconnectdb(dsn);
  s->link.next = sessions.next;
  sessions.next = &s->link;
  return 0;
}
void session_drop_first(void) {
  struct list *first = sessions.next;
  if (!first) return;
  sessions.next = first->next;
  struct session *s = container_of(first, struct session, link);
  PQfinish(s->conn);
  free(s);
}
