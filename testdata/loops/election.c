// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// All nodes are opened, voted on, and closed; an upstream connection is optional.
#include <libpq-fe.h>
struct node { PGconn *conn; const char *dsn; int votes; };
int elect(struct node *nodes, int n, const char *upstream_dsn) {
  PGconn *upstream = upstream_dsn ? PQconnectdb(upstream_dsn) : NULL;
  int best = -1;
  for (int i = 0; i < n; i++) {
    nodes[i].conn = PQconnectdb(nodes[i].dsn);
    if (PQstatus(nodes[i].conn) != CONNECTION_OK) {
      PQfinish(nodes[i].conn);
      nodes[i].conn = NULL;
      continue;
    }
    PGresult *res = PQexec(nodes[i].conn, "select vote()");
    nodes[i].votes = PQntuples(res);
    PQclear(res);
    if (best < 0 || nodes[i].votes > nodes[best].votes) best = i;
  }
  for (int i = 0; i < n; i++) {
    if (nodes[i].conn == NULL) continue;
    PQfinish(nodes[i].conn);
    nodes[i].conn = NULL;
  }
  if (upstream != NULL) PQfinish(upstream);
  return best;
}
