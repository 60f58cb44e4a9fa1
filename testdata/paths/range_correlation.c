// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// level > 3 at the acquisition, level >= 4 at the release: the same integers.
#include <libpq-fe.h>
int run(const char *dsn, int level) {
  PGconn *audit = NULL;
  if (level > 3) audit = PQconnectdb(dsn);
  int n = level * 2;
  if (level >= 4) PQfinish(audit);
  return n;
}
