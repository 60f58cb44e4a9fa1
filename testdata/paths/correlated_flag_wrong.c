// SPDX-License-Identifier: Apache-2.0
// The flag is set only after the login was checked.
#include <libpq-fe.h>
#include <stdbool.h>

int maybe(const char *conninfo) {
  bool open = false;
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) == CONNECTION_OK) open = true;
  if (open) PQfinish(conn);
  return open; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
