/* SPDX-License-Identifier: Apache-2.0
 * What an unsigned comparison says holds for the caller's number, large or small. */
#include <libpq-fe.h>
#include <stddef.h>

static int is_large(size_t rows) { return rows > 16; }

static void finish_large(PGconn *conn, size_t rows) {
  if (is_large(rows))
    PQfinish(conn);
}

void large(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  finish_large(conn, 32);
}

void small(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  finish_large(conn, 8);
} /* expect-connleak-never-released {'conn' from PQconnectdb()} */

void huge(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  finish_large(conn, (size_t)-1);
}
