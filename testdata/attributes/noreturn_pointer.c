// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A function pointer whose type does not return.
#include <libpq-fe.h>
typedef void (*fatal_fn)(const char *) __attribute__((noreturn));
struct hooks { fatal_fn fatal; };
int run(const char *dsn, const struct hooks *hooks) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) hooks->fatal(PQerrorMessage(conn));
  PQfinish(conn);
  return 0;
}
