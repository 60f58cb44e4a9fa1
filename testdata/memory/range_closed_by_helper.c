// SPDX-License-Identifier: Apache-2.0
// A helper gets begin and end of a local array.
// case: expect-none
#include <libpq-fe.h>
static void finish_range(PGconn **begin, PGconn **end) {
  while (begin != end) PQfinish(*begin++);
}
int run(const char *const dsns[2]) {
  PGconn *conns[2] = {PQconnectdb(dsns[0]), PQconnectdb(dsns[1])};
  int v = PQserverVersion(conns[0]) - PQserverVersion(conns[1]);
  finish_range(conns, conns + 2);
  return v;
}
