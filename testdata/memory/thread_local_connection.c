// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One connection per thread in a thread-local variable.
#include <libpq-fe.h>
static _Thread_local PGconn *tls_conn;
PGconn *thread_connection(const char *dsn) {
  if (tls_conn && PQstatus(tls_conn) != CONNECTION_OK) {
    PQfinish(tls_conn);
    tls_conn = NULL;
  }
  if (!tls_conn) tls_conn = PQconnectdb(dsn);
  return tls_conn;
}
void thread_done(void) {
  if (tls_conn) PQfinish(tls_conn);
  tls_conn = NULL;
}
