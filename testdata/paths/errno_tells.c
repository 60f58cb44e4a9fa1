// SPDX-License-Identifier: Apache-2.0
// The helper tells by errno; nothing lies between its setting and the question.
// Known gap: errno is not the same cell in the callee and in the caller.
#include <errno.h>
#include <libpq-fe.h>
static PGconn *db_open(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    errno = ECONNREFUSED;
    return NULL;
  }
  errno = 0;
  return conn;
}
int ping(const char *dsn) {
  PGconn *conn = db_open(dsn);
  if (errno != 0) return -1; // gap: false connleak-error-path
  PQfinish(conn);
  return 0;
}
