// SPDX-License-Identifier: Apache-2.0
// Even main() owes the release: its return is an ordinary one.
#include <libpq-fe.h>
#include <stdio.h>
int main(int argc, char **argv) {
  PGconn *conn = PQconnectdb(argc > 1 ? argv[1] : "");
  if (PQstatus(conn) != CONNECTION_OK) {
    fprintf(stderr, "%s", PQerrorMessage(conn));
    return 1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  }
  PQfinish(conn);
  return 0;
}
