// SPDX-License-Identifier: Apache-2.0
// After the last attempt the loop ends with an open, failed handle.
#include <libpq-fe.h>
#include <unistd.h>
int start(const char *dsn, PGconn **out) {
  for (int left = 3; left > 0; left--) {
    PGconn *conn = PQconnectdb(dsn);
    if (PQstatus(conn) == CONNECTION_OK) {
      *out = conn;
      return 0;
    }
    if (left == 1) return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
    PQfinish(conn);
    sleep(1);
  }
  return -1;
}
