// SPDX-License-Identifier: Apache-2.0
// The name inside the holder goes to a function that appends text. The holder, and the handle in it, stay here.
// Idea: (1) the PQExpBuffer functions of libpq borrow what they print; (2) a pointer to characters inside a holder, given as const char *
// or behind "...", gives away the characters, not the handle beside them.
#include <libpq-fe.h>
#include <stdlib.h>
#include <stdio.h>

typedef struct PQExpBufferData *PQExpBuffer;
extern void appendPQExpBuffer(PQExpBuffer str, const char *fmt, ...);
extern void list_append(void *list, const char *text);

struct node { char name[32]; PGconn *conn; };

int by_libpq(PQExpBuffer details, const char *conninfo) {
  struct node *node = calloc(1, sizeof *node);
  if (!node)
    return -1;
  node->conn = PQconnectdb(conninfo);
  if (PQstatus(node->conn) != CONNECTION_OK) {
    appendPQExpBuffer(details, "cannot reach %s", node->name);
    free(node); // gap: misses connleak-error-path
    return -1;
  }
  PQfinish(node->conn);
  free(node);
  return 0;
}

int by_unknown(void *list, const char *conninfo) {
  struct node *node = calloc(1, sizeof *node);
  if (!node)
    return -1;
  node->conn = PQconnectdb(conninfo);
  if (PQstatus(node->conn) != CONNECTION_OK) {
    list_append(list, node->name);
    free(node); // gap: misses connleak-error-path
    return -1;
  }
  PQfinish(node->conn);
  free(node);
  return 0;
}
