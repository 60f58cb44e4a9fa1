// SPDX-License-Identifier: Apache-2.0
// Clang makes no code for an alias of what it does not see, and tells an error late. The rest of the unit is analysed.
#include <libpq-fe.h>

__asm__(".globl tick_real\ntick_real:\n");
int tick(void) __attribute__((alias("tick_real")));

int keeps(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);  // expect-note {acquired here}
  if (PQstatus(conn) != CONNECTION_OK)
    return -1;                      // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return tick();
}

int closes(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int ok = PQstatus(conn) == CONNECTION_OK && tick();
  PQfinish(conn);
  return ok;
}
