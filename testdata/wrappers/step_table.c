// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A state machine whose steps are a table of functions; the last one cleans up.
#include <libpq-fe.h>
struct machine { PGconn *conn; PGresult *last; int state; };
static int start(struct machine *m) {
  m->conn = PQconnectStart("service=app");
  return m->conn ? 1 : 3;
}
static int wait(struct machine *m) {
  switch (PQconnectPoll(m->conn)) {
  case PGRES_POLLING_OK: return 2;
  case PGRES_POLLING_FAILED: return 3;
  default: return 1;
  }
}
static int work(struct machine *m) {
  PQclear(m->last);
  m->last = PQexec(m->conn, "select tick()");
  return PQstatus(m->conn) == CONNECTION_OK ? 2 : 3;
}
static int stop(struct machine *m) {
  PQclear(m->last);
  m->last = NULL;
  PQfinish(m->conn);
  m->conn = NULL;
  return 0;
}
static int (*const steps[])(struct machine *) = {start, wait, work, stop};
void run(volatile int *quit) {
  struct machine m = {0};
  while (!*quit) m.state = steps[m.state](&m);
  stop(&m);
}
