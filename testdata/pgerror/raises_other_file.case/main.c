// SPDX-License-Identifier: Apache-2.0
// The function that raises the error stands in another file.
// flags: -I{pg_server}
#include "check.h"

void ping(const char *where) {
  PGconn *conn = PQconnectdb(where);
  check(conn, ERROR);   // expect-connleak-error-path {'conn' from PQconnectdb() is not released when check() raises an error (check.c:6)}
  PQfinish(conn);
}
void ping_quietly(const char *where) {
  PGconn *conn = PQconnectdb(where);
  check(conn, WARNING);
  PQfinish(conn);
}
