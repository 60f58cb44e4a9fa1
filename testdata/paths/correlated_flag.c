// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Whether the connection is open is kept in a flag of its own.
#include <libpq-fe.h>
#include <stdbool.h>

int maybe(const char *conninfo, int wanted) {
  PGconn *conn = NULL;
  bool open = false;
  if (wanted > 3) {
    conn = PQconnectdb(conninfo);
    open = true;
  }
  int rows = wanted * 2;
  if (open) PQfinish(conn);
  return rows;
}
