// SPDX-License-Identifier: Apache-2.0
// A helper walks a local array to its null.
// Known gap: of what a callee releases behind its moving pointer only the first is known.
#include <libpq-fe.h>
static void finish_all(PGconn **conns) {
  for (; *conns; conns++) PQfinish(*conns);
}
int run(const char *a, const char *b) {
  PGconn *conns[3] = {PQconnectdb(a), PQconnectdb(b), NULL};
  int v = conns[0] && conns[1] ? PQserverVersion(conns[1]) : 0;
  finish_all(conns);
  return v; // gap: false connleak-error-path
}
