// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The variable gets a new handle after the release; using it is fine.
#include <libpq-fe.h>
int twice(const char *a, const char *b) {
  PGconn *conn = PQconnectdb(a);
  int v = PQserverVersion(conn);
  PQfinish(conn);
  conn = PQconnectdb(b);
  v += PQserverVersion(conn);
  PQfinish(conn);
  return v;
}
