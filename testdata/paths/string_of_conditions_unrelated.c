// SPDX-License-Identifier: Apache-2.0
// The release depends on something that has nothing to do with the acquisition.
#include <libpq-fe.h>
#include <time.h>
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  time_t now = time(NULL);
  if (now % 2) PQfinish(conn);
  return 0; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
