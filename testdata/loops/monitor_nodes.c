// SPDX-License-Identifier: Apache-2.0
// A monitor: a node is down, the loop goes on with the next, the handle stays.
#include <libpq-fe.h>
#include <stdio.h>
#include <unistd.h>
struct node { int id; const char *dsn; int up; };
PGconn *node_connect(const struct node *node) {
  PGconn *conn = PQconnectdb(node->dsn);
  if (PQstatus(conn) != CONNECTION_OK) fprintf(stderr, "node %d: %s", node->id, PQerrorMessage(conn));
  return conn;
}
void monitor(struct node *nodes, int n, volatile int *stop) {
  while (!*stop) {
    for (int i = 0; i < n; i++) {
      PGconn *conn = node_connect(&nodes[i]);
      if (PQstatus(conn) != CONNECTION_OK) {
        nodes[i].up = 0;
        continue; // expect-connleak-error-path {'conn' from node_connect()}
      }
      nodes[i].up = 1;
      PQfinish(conn);
    }
    sleep(10);
  }
}
