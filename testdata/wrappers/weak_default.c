// SPDX-License-Identifier: Apache-2.0
// A weak default may be replaced by one that finishes: nothing is said.
// Known gap: a weak definition is taken for the one that runs.
#include <libpq-fe.h>
__attribute__((weak)) void on_failure(PGconn *conn) { (void)conn; }
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    on_failure(conn);
    return -1; // gap: false connleak-error-path
  }
  PQfinish(conn);
  return 0;
}
