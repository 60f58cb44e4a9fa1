// SPDX-License-Identifier: Apache-2.0
// A NOLINT for another rule or another line hides nothing.
#include <libpq-fe.h>
int other_rule(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn); // NOLINT(connleak-overwrite) expect-connleak-never-released {'conn'}
}
int other_tool(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn); // NOLINT(cert-*) expect-connleak-never-released {'conn'}
}
int line_above(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int v = 0; // NOLINTNEXTLINE(connleak-*)
  v = PQserverVersion(conn);
  return v; // expect-connleak-never-released {'conn'}
}
// NOLINTBEGIN(connleak-*)
int in_region(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn);
}
// NOLINTEND(connleak-*)
int behind_region(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn); // expect-connleak-never-released {'conn'}
}
