// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same comparison of the same strings decides twice.
#include <libpq-fe.h>
#include <string.h>
int run(const char *mode, const char *dsn) {
  PGconn *conn = NULL;
  if (strcmp(mode, "db") == 0) conn = PQconnectdb(dsn);
  int n = (int)strlen(mode);
  if (strcmp(mode, "db") == 0) PQfinish(conn);
  return n;
}
