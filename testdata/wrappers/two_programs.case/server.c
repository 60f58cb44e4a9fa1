// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Two programs in one database: this one's drop() finishes the connection.
#include <libpq-fe.h>
void drop(PGconn *conn);

int main(int argc, char **argv) {
  PGconn *conn = PQconnectdb(argv[argc - 1]);
  drop(conn);
  return 0;
}
