// SPDX-License-Identifier: Apache-2.0
// The same slot is opened twice.
#include <libpq-fe.h>
int run(const char *a, const char *b) {
  PGconn *slot[1];
  slot[0] = PQconnectdb(a);
  slot[0] = PQconnectdb(b); // expect-connleak-overwrite {'slot[0]' from PQconnectdb()}
  int v = PQserverVersion(slot[0]);
  PQfinish(slot[0]);
  return v;
}
