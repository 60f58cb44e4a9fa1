// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A counter says how many of the two are open.
#include <libpq-fe.h>
int both(const char *a, const char *b) {
  PGconn *conns[2];
  int open = 0;
  conns[open++] = PQconnectdb(a);
  if (PQstatus(conns[0]) == CONNECTION_OK) conns[open++] = PQconnectdb(b);
  int ok = open == 2 && PQstatus(conns[1]) == CONNECTION_OK;
  while (open > 0) PQfinish(conns[--open]);
  return ok;
}
