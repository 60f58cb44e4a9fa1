// SPDX-License-Identifier: Apache-2.0
// Two programs with a function of the same name: here connect_or_null() gives null for a failed login.
#include <libpq-fe.h>
PGconn *connect_or_null(const char *dsn);
int main(int argc, char **argv) {
  PGconn *conn = connect_or_null(argv[argc - 1]);
  if (!conn) return 1;
  PQfinish(conn);
  return 0;
}
