// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Every form of NOLINT.
#include <libpq-fe.h>
int plain(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn); // NOLINT
}
int by_rule(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn); // NOLINT(connleak-never-released)
}
int by_list(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn); // NOLINT(bugprone-unused, connleak-never-released): process-wide handle
}
int by_glob(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn); // NOLINT(connleak-*)
}
int next_line(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  // NOLINTNEXTLINE(connleak-never-released)
  return PQserverVersion(conn);
}
int at_acquisition(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn); // NOLINT(connleak-never-released)
  return PQserverVersion(conn);
}
int in_block_comment(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn); /* NOLINT(connleak-never-released) */
}
// NOLINTBEGIN(connleak-never-released)
int in_region(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn);
}
// NOLINTEND(connleak-never-released)
// NOLINTBEGIN
int in_any_region(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQserverVersion(conn);
}
// NOLINTEND
