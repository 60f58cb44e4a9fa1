// SPDX-License-Identifier: Apache-2.0
// A store at an index nobody knows may hit the cell that was set before it.
#include <libpq-fe.h>

int run(const char *value, int n) {
  char name[64];
  name[0] = '\0';
  while (n-- > 0)
    name[n] = value[n];
  if (name[0] == '\0')
    return -1;
  PGconn *conn = PQconnectdb(value);
  return PQstatus(conn) == CONNECTION_OK; // expect-connleak-never-released
}
