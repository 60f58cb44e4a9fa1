// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The caller may pass no place for the connection; then it is finished inside.
#include <libpq-fe.h>
#include <stddef.h>
static int check_server(const char *dsn, PGconn **keep) {
  PGconn *conn = PQconnectdb(dsn);
  int version = PQserverVersion(conn);
  if (keep) *keep = conn;
  else PQfinish(conn);
  return version;
}
int quick(const char *dsn) { return check_server(dsn, NULL); }
int slow(const char *dsn) {
  PGconn *conn;
  int v = check_server(dsn, &conn);
  PQclear(PQexec(conn, "analyze"));
  PQfinish(conn);
  return v;
}
