// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// errno style: 0 means the out-parameter is set, everything else that it is not.
#include <errno.h>
#include <libpq-fe.h>
static int db_open(const char *dsn, PGconn **conn_out) {
  PGconn *conn;
  if (!dsn) return EINVAL;
  conn = PQconnectdb(dsn);
  if (!conn) return ENOMEM;
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return ECONNREFUSED;
  }
  *conn_out = conn;
  return 0;
}
int ping(const char *dsn) {
  PGconn *conn;
  int err = db_open(dsn, &conn);
  if (err) {
    errno = err;
    return -1;
  }
  PQfinish(conn);
  return 0;
}
