// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int both(const char *first, const char *second) {
  PGconn *a = PQconnectdb(first);
  PGconn *b = NULL;
  int ok = PQstatus(a) == CONNECTION_OK && PQstatus(b = PQconnectdb(second)) == CONNECTION_OK;
  PQfinish(b);
  PQfinish(a);
  return ok;
}
