// SPDX-License-Identifier: Apache-2.0
// Opened for two modes, released for one.
#include <libpq-fe.h>
int run(const char *dsn, int mode) {
  PGconn *conn = NULL;
  if (mode == 2 || mode == 5) conn = PQconnectdb(dsn);
  if (mode == 2) PQfinish(conn);
  return mode; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
