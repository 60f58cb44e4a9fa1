// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A binary tree freed by recursion.
#include <libpq-fe.h>
#include <stdlib.h>
struct tree { int key; PGconn *conn; struct tree *left, *right; };
void tree_free(struct tree *t) {
  if (!t) return;
  tree_free(t->left);
  tree_free(t->right);
  PQfinish(t->conn);
  free(t);
}
int tree_add(struct tree **at, int key, const char *dsn) {
  while (*at) at = key < (*at)->key ? &(*at)->left : &(*at)->right;
  *at = calloc(1, sizeof **at);
  if (!*at) return -1;
  (*at)->key = key;
  (*at)->conn = PQconnectdb(dsn);
  return 0;
}
