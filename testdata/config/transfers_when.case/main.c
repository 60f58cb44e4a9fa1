// SPDX-License-Identifier: Apache-2.0
// Taken over only if the answer is 1.
#include <libpq-fe.h>
int registry_offer(int id, PGconn *conn);
int good(const char *dsn, int id) {
  PGconn *conn = PQconnectdb(dsn);
  if (registry_offer(id, conn) == 1) return 0;
  PQfinish(conn);
  return -1;
}
int bad(const char *dsn, int id) {
  PGconn *conn = PQconnectdb(dsn);
  int taken = registry_offer(id, conn);
  if (taken != 1 && id > 0) PQfinish(conn);
  return taken; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
