// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The connection is handed to a thread that finishes it.
#include <libpq-fe.h>
#include <pthread.h>
static void *worker(void *arg) {
  PGconn *conn = arg;
  PQclear(PQexec(conn, "select work()"));
  PQfinish(conn);
  return NULL;
}
int start(const char *dsn) {
  pthread_t thread;
  PGconn *conn = PQconnectdb(dsn);
  if (pthread_create(&thread, NULL, worker, conn) != 0) {
    PQfinish(conn);
    return -1;
  }
  return pthread_detach(thread);
}
