// SPDX-License-Identifier: Apache-2.0
// The inverse of each spelling: released only when there is none.
#include <libpq-fe.h>
#include <stddef.h>
void a(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (NULL == conn) PQfinish(conn);
} // expect-connleak-never-released {'conn'}
void b(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  _Bool have = conn != NULL;
  if (!have) PQfinish(conn);
} // expect-connleak-never-released {'conn'}
void c(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (conn) return; // expect-connleak-never-released {'conn'}
  PQfinish(conn);
}
