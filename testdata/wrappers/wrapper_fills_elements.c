// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A wrapper's out-parameter is an element of an array, by a loop index.
#include <libpq-fe.h>
static int open_into(PGconn **out, const char *dsn) {
  *out = PQconnectdb(dsn);
  return PQstatus(*out) == CONNECTION_OK ? 0 : -1;
}
struct group { PGconn *conns[4]; int n; };
void group_close(struct group *g) {
  for (int i = 0; i < g->n; i++) PQfinish(g->conns[i]);
  g->n = 0;
}
int group_open(struct group *g, const char *const *dsns, int n) {
  for (g->n = 0; g->n < n && g->n < 4;) {
    int rc = open_into(&g->conns[g->n], dsns[g->n]);
    g->n++;
    if (rc != 0) {
      group_close(g);
      return rc;
    }
  }
  return 0;
}
