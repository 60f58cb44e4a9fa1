// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The misuse rules have names too.
#include <libpq-fe.h>
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  PQfinish(conn);
  return PQstatus(conn); // NOLINT(connleak-use-after-release)
}
void twice(PGconn *conn) {
  PQfinish(conn);
  // NOLINTNEXTLINE(connleak-double-release)
  PQfinish(conn);
}
