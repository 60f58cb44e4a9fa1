// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Whoever set the hook may release it: not known, so nothing is said.
#include <libpq-fe.h>

void run(const char *s, void (*hook)(PGconn *)) {
  PGconn *conn = PQconnectdb(s);
  hook(conn);
}
