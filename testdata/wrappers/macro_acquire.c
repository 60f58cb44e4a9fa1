// SPDX-License-Identifier: Apache-2.0
// The acquisition stands in a macro: told where the macro is used, its spelling as a note.
#include <libpq-fe.h>

#define OPEN(var, info) \
  PGconn *var = PQconnectdb(info); /* expect-note {macro} */

int run(const char *conninfo) {
  OPEN(conn, conninfo) // expect-note {acquired}
  if (PQstatus(conn) != CONNECTION_OK) return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return 0;
}
