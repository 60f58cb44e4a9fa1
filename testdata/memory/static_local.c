// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

PGconn *shared(const char *conninfo) {
  static PGconn *conn;
  if (!conn) conn = PQconnectdb(conninfo);
  return conn;
}
