// SPDX-License-Identifier: Apache-2.0
// The thread that would finish the connection could not be started.
#include <libpq-fe.h>
#include <pthread.h>
static void *worker(void *arg) {
  PQclear(PQexec(arg, "select work()"));
  PQfinish(arg);
  return NULL;
}
int start(const char *dsn) {
  pthread_t thread;
  PGconn *conn = PQconnectdb(dsn);
  if (pthread_create(&thread, NULL, worker, conn) != 0) return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  return pthread_detach(thread);
}
