// SPDX-License-Identifier: Apache-2.0
// A checking macro hides the return.
#include <libpq-fe.h>

#define CHECK(condition) do { if (!(condition)) return -1; } while (0)

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  CHECK(PQstatus(conn) == CONNECTION_OK); // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return 0;
}
