// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The caller's struct is filled when the answer is true.
#include <libpq-fe.h>
#include <stdbool.h>
#include <string.h>
struct link { PGconn *conn; char name[64]; };
static bool link_open(struct link *link, const char *name, const char *dsn) {
  memset(link, 0, sizeof *link);
  strncpy(link->name, name, sizeof link->name - 1);
  link->conn = PQconnectdb(dsn);
  if (PQstatus(link->conn) == CONNECTION_OK) return true;
  PQfinish(link->conn);
  link->conn = NULL;
  return false;
}
static void link_close(struct link *link) {
  PQfinish(link->conn);
  link->conn = NULL;
}
int run(const char *dsn) {
  struct link link;
  if (!link_open(&link, "main", dsn)) return -1;
  PQclear(PQexec(link.conn, "select 1"));
  link_close(&link);
  return 0;
}
