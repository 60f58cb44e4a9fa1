// SPDX-License-Identifier: Apache-2.0
// The second operand is only evaluated when the first holds.
#include <libpq-fe.h>

int both(const char *first, const char *second) {
  PGconn *a = PQconnectdb(first);
  PGconn *b = NULL;
  if (PQstatus(a) == CONNECTION_OK && PQstatus(b = PQconnectdb(second)) == CONNECTION_OK) {
    PQfinish(b);
    PQfinish(a);
    return 1;
  }
  PQfinish(a);
  return 0; // expect-connleak-error-path {'b' from PQconnectdb()}
}
