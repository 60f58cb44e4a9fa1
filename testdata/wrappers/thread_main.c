// SPDX-License-Identifier: Apache-2.0
// The thread's function opens its own connection; its early return leaks.
#include <libpq-fe.h>
#include <pthread.h>
static void *worker(void *arg) {
  PGconn *conn = PQconnectdb(arg);
  if (PQstatus(conn) != CONNECTION_OK) return NULL; // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQclear(PQexec(conn, "select work()"));
  PQfinish(conn);
  return arg;
}
int start(pthread_t *thread, char *dsn) { return pthread_create(thread, NULL, worker, dsn); }
