// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
void drop(PGconn *conn);

int main(int argc, char **argv) {
  PGconn *conn = PQconnectdb(argv[argc - 1]);
  drop(conn);
  PQfinish(conn);
  return 0;
}
