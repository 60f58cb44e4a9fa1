// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// An event loop's object owns the connection from the start on.
#include <libpq-fe.h>
struct watcher { PGconn *conn; int fd; int state; };
int watcher_start(struct watcher *w, const char *dsn) {
  w->conn = PQconnectStart(dsn);
  if (w->conn == NULL) return -1;
  if (PQstatus(w->conn) == CONNECTION_BAD) {
    PQfinish(w->conn);
    w->conn = NULL;
    return -1;
  }
  PQsetnonblocking(w->conn, 1);
  w->fd = PQsocket(w->conn);
  w->state = 1;
  return 0;
}
int watcher_on_event(struct watcher *w) {
  switch (PQconnectPoll(w->conn)) {
  case PGRES_POLLING_OK: w->state = 2; return 1;
  case PGRES_POLLING_FAILED:
    PQfinish(w->conn);
    w->conn = NULL;
    w->state = 0;
    return -1;
  default: return 0;
  }
}
