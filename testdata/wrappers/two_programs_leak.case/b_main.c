// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
PGconn *connect_or_null(const char *dsn);
int main(int argc, char **argv) {
  PGconn *conn = connect_or_null(argv[argc - 1]);
  if (PQstatus(conn) != CONNECTION_OK) return 1; // expect-connleak-error-path {'conn' from connect_or_null()}
  PQfinish(conn);
  return 0;
}
