// SPDX-License-Identifier: Apache-2.0
// Two aliases: one of a function that has nothing to do with handles, and so is not read, and one of a wrapper.
#include <libpq-fe.h>

int version_number(void) { return 3; }
int version_number_v1(void) __attribute__((alias("version_number")));

void db_close(PGconn *conn) { PQfinish(conn); }
void db_close_v1(PGconn *conn) __attribute__((alias("db_close")));

int keeps(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);  // expect-note {acquired here}
  if (PQstatus(conn) != CONNECTION_OK)
    return -1;                      // expect-connleak-error-path {'conn' from PQconnectdb()}
  db_close_v1(conn);
  return 0;
}

int closes(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    db_close_v1(conn);
    return -1;
  }
  db_close_v1(conn);
  return 0;
}
