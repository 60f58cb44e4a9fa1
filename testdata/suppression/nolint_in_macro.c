// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The expansion's line carries the comment.
#include <libpq-fe.h>
#define CHECK(c) do { if (!(c)) return -1; } while (0)
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  CHECK(PQstatus(conn) == CONNECTION_OK); // NOLINT(connleak-error-path)
  PQfinish(conn);
  return 0;
}
