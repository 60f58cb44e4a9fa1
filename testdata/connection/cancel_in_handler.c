// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The cancel object is made before the query and freed after it, used by the signal handler in between.
#include <libpq-fe.h>
#include <signal.h>
#include <stdlib.h>
static PGcancel *volatile cancel_now;
static void on_sigint(int signo) {
  char buf[128];
  (void)signo;
  if (cancel_now) PQcancel(cancel_now, buf, sizeof buf);
}
PGresult *cancellable(PGconn *conn, const char *sql) {
  cancel_now = PQgetCancel(conn);
  signal(SIGINT, on_sigint);
  PGresult *res = PQexec(conn, sql);
  PGcancel *old = cancel_now;
  cancel_now = NULL;
  PQfreeCancel(old);
  return res;
}
