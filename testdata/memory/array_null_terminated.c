// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// An array that ends with a null, walked with a pointer.
#include <libpq-fe.h>
#include <stdlib.h>
void finish_all(PGconn **conns) {
  for (PGconn **c = conns; *c; c++) PQfinish(*c);
  free(conns);
}
PGconn **open_all(const char *const *dsns, size_t n) {
  PGconn **conns = calloc(n + 1, sizeof *conns);
  if (!conns) return NULL;
  for (size_t i = 0; i < n; i++) {
    conns[i] = PQconnectdb(dsns[i]);
    if (PQstatus(conns[i]) != CONNECTION_OK) {
      finish_all(conns);
      return NULL;
    }
  }
  return conns;
}
