// SPDX-License-Identifier: Apache-2.0
// A return inside a statement expression leaves the function.
#include <libpq-fe.h>
#define TRY(x)                     \
  ({                               \
    int t_rc = (x);                \
    if (t_rc < 0) return t_rc;     \
    t_rc;                          \
  })
int step(int n);
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int n = TRY(step(1)); // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return n;
}
