// SPDX-License-Identifier: Apache-2.0
// Two handles come out; the error path of the caller finishes one.
#include <libpq-fe.h>
static int open_both(const char *a, const char *b, PGconn **first, PGconn **second) {
  *first = PQconnectdb(a);
  *second = PQconnectdb(b);
  return PQstatus(*first) == CONNECTION_OK && PQstatus(*second) == CONNECTION_OK ? 0 : -1;
}
int run(const char *a, const char *b) {
  PGconn *first, *second;
  if (open_both(a, b, &first, &second) != 0) {
    PQfinish(first);
    return -1; // expect-connleak-error-path {'second' from open_both()}
  }
  PQfinish(second);
  PQfinish(first);
  return 0;
}
