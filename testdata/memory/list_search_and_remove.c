// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Found by name in a global list, unlinked, finished, freed.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
struct node { char name[32]; PGconn *conn; struct node *next; };
static struct node *nodes;
int node_remove(const char *name) {
  for (struct node **link = &nodes; *link; link = &(*link)->next) {
    struct node *node = *link;
    if (strcmp(node->name, name) != 0) continue;
    *link = node->next;
    PQfinish(node->conn);
    free(node);
    return 1;
  }
  return 0;
}
int node_add(const char *name, const char *dsn) {
  struct node *node = calloc(1, sizeof *node);
  if (!node) return -1;
  strncpy(node->name, name, sizeof node->name - 1);
  node->conn = PQconnectdb(dsn);
  node->next = nodes;
  nodes = node;
  return 0;
}
