// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int both(const char *a, const char *b) {
  PGconn *conns[2];
  conns[0] = PQconnectdb(a);
  conns[1] = PQconnectdb(b);
  int ok = PQstatus(conns[0]) == CONNECTION_OK && PQstatus(conns[1]) == CONNECTION_OK;
  PQfinish(conns[0]);
  return ok; // expect-connleak-never-released {'conns[1]' from PQconnectdb()}
}
