// SPDX-License-Identifier: Apache-2.0
// disconnect() finishes only what is connected and forgets the rest, field version.
#include <libpq-fe.h>
struct node { PGconn *conn; int connected; };
void node_connect(struct node *node, const char *dsn) {
  node->conn = PQconnectdb(dsn);
  node->connected = PQstatus(node->conn) == CONNECTION_OK;
}
void node_disconnect(struct node *node) {
  if (node->connected) PQfinish(node->conn);
  node->conn = NULL; // expect-connleak-overwrite {from node_connect()}
}
int probe(const char *dsn) {
  struct node node;
  node_connect(&node, dsn);
  int ok = node.connected;
  node_disconnect(&node);
  return ok;
}
