// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The null test is a function of its own.
#include <libpq-fe.h>
#include <stdbool.h>
static bool is_open(const PGconn *conn) { return conn != NULL; }
static bool is_up(const PGconn *conn) { return is_open(conn) && PQstatus(conn) == CONNECTION_OK; }
int version(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int n = is_up(conn) ? PQserverVersion(conn) : 0;
  if (is_open(conn)) PQfinish(conn);
  return n;
}
