// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Kept under a thread's key with a destructor.
#include <libpq-fe.h>
#include <pthread.h>
static pthread_key_t key;
static void destroy(void *p) { PQfinish(p); }
void init(void) { pthread_key_create(&key, destroy); }
PGconn *mine(const char *dsn) {
  PGconn *conn = pthread_getspecific(key);
  if (!conn) {
    conn = PQconnectdb(dsn);
    pthread_setspecific(key, conn);
  }
  return conn;
}
