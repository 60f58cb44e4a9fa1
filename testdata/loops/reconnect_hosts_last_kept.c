// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The handle of the last failed host is returned too, for its error message; the caller finishes it.
#include <libpq-fe.h>
#include <stdio.h>
static PGconn *connect_any(const char *const *hosts, int n) {
  PGconn *conn = NULL;
  for (int i = 0; i < n; i++) {
    if (conn) PQfinish(conn);
    conn = PQconnectdb(hosts[i]);
    if (PQstatus(conn) == CONNECTION_OK) break;
  }
  return conn;
}
int ping(const char *const *hosts, int n) {
  PGconn *conn = connect_any(hosts, n);
  int ok = conn && PQstatus(conn) == CONNECTION_OK;
  if (!ok && conn) fprintf(stderr, "%s", PQerrorMessage(conn));
  PQfinish(conn);
  return ok;
}
