// SPDX-License-Identifier: Apache-2.0
// The recursive free finishes only inner nodes that are up.
#include <libpq-fe.h>
#include <stdlib.h>
struct tree { PGconn *conn; struct tree *left, *right; };
void tree_free(struct tree *t) {
  if (!t) return;
  tree_free(t->left);
  tree_free(t->right);
  if (PQstatus(t->conn) == CONNECTION_OK) PQfinish(t->conn);
  free(t); // expect-connleak-error-path {'t->conn' is not released before its holder is freed}
}
