// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <stdio.h>

void print_version(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  printf("%d\n", PQserverVersion(conn));
} // expect-connleak-never-released {'conn' from PQconnectdb()}
