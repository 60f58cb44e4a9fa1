// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// All or nothing: on failure neither is open.
#include <libpq-fe.h>
static int open_both(const char *a, const char *b, PGconn **first, PGconn **second) {
  PGconn *x = PQconnectdb(a);
  if (PQstatus(x) != CONNECTION_OK) goto fail_x;
  PGconn *y = PQconnectdb(b);
  if (PQstatus(y) != CONNECTION_OK) goto fail_y;
  *first = x;
  *second = y;
  return 0;
fail_y:
  PQfinish(y);
fail_x:
  PQfinish(x);
  return -1;
}
int run(const char *a, const char *b) {
  PGconn *first, *second;
  if (open_both(a, b, &first, &second) != 0) return -1;
  PQfinish(second);
  PQfinish(first);
  return 0;
}
