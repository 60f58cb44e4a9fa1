// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One generic release by type code.
#include <libpq-fe.h>
#include <stdio.h>
enum kind { K_CONN, K_RESULT, K_FILE };
static void release(enum kind kind, void *p) {
  if (!p) return;
  switch (kind) {
  case K_CONN: PQfinish(p); break;
  case K_RESULT: PQclear(p); break;
  case K_FILE: fclose(p); break;
  }
}
int run(const char *dsn, const char *path) {
  FILE *out = fopen(path, "w");
  PGconn *conn = PQconnectdb(dsn);
  PGresult *res = PQexec(conn, "select 1");
  int n = PQntuples(res);
  if (out) fprintf(out, "%d\n", n);
  release(K_RESULT, res);
  release(K_CONN, conn);
  release(K_FILE, out);
  return n;
}
