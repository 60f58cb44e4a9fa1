// SPDX-License-Identifier: Apache-2.0
// On failure the watcher starts anew over the failed handle.
#include <libpq-fe.h>
struct watcher { PGconn *conn; int state; };
int watcher_start(struct watcher *w, const char *dsn) {
  w->conn = PQconnectStart(dsn);
  if (w->conn == NULL) return -1;
  if (PQstatus(w->conn) == CONNECTION_BAD) w->conn = PQconnectStart("host=localhost"); // expect-connleak-overwrite {'w->conn' from PQconnectStart()}
  w->state = 1;
  return 0;
}
void watcher_stop(struct watcher *w) { PQfinish(w->conn); }
