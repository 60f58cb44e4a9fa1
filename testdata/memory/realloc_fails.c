// SPDX-License-Identifier: Apache-2.0
// realloc failed: the array is freed, its handles are not.
#include <libpq-fe.h>
#include <stdlib.h>
int collect(const char *const *dsns) {
  PGconn **conns = NULL;
  size_t n = 0;
  for (; dsns[n]; n++) {
    PGconn **more = realloc(conns, (n + 1) * sizeof *conns);
    if (!more) {
      free(conns); // expect-connleak-error-path {from PQconnectdb()}
      return -1;
    }
    conns = more;
    conns[n] = PQconnectdb(dsns[n]);
  }
  for (size_t i = 0; i < n; i++) PQfinish(conns[i]);
  free(conns);
  return (int)n;
}
