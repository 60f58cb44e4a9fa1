// SPDX-License-Identifier: Apache-2.0
// The connection was lent to a function whose body is not there: likely, not certain.
#include <libpq-fe.h>

int inspect(PGconn *conn);

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  return inspect(conn); // expect-connleak-never-released {'conn' from PQconnectdb()} expect-confidence likely
}
