// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Targets in an array of structs, opened in one loop and closed in another.
#include <libpq-fe.h>
struct target { const char *dsn; PGconn *conn; int failed; };
int broadcast(struct target *targets, int n, const char *sql) {
  int failed = 0;
  for (int i = 0; i < n; i++) {
    targets[i].conn = PQconnectdb(targets[i].dsn);
    targets[i].failed = PQstatus(targets[i].conn) != CONNECTION_OK;
  }
  for (int i = 0; i < n; i++) {
    if (targets[i].failed) { failed++; continue; }
    PQclear(PQexec(targets[i].conn, sql));
  }
  for (int i = 0; i < n; i++) {
    PQfinish(targets[i].conn);
    targets[i].conn = NULL;
  }
  return failed;
}
