// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The holder goes as user data into a library's event object.
#include <libpq-fe.h>
#include <stdlib.h>
struct event;
struct event *event_new(int fd, void (*callback)(int, short, void *), void *arg);
struct session { PGconn *conn; struct event *event; };
static void on_event(int fd, short what, void *arg) {
  struct session *s = arg;
  (void)fd;
  (void)what;
  if (PQconsumeInput(s->conn)) return;
  PQfinish(s->conn);
  free(s);
}
int start(const char *dsn) {
  struct session *s = calloc(1, sizeof *s);
  if (!s) return -1;
  s->conn = PQconnectdb(dsn);
  if (PQstatus(s->conn) != CONNECTION_OK) {
    PQfinish(s->conn);
    free(s);
    return -1;
  }
  s->event = event_new(PQsocket(s->conn), on_event, s);
  return 0;
}
