// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A function that takes the handle over, by configuration; its name says nothing.
#include <libpq-fe.h>
void registry_note(int id, PGconn *conn);
int run(const char *dsn, int id) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return -1;
  }
  registry_note(id, conn);
  return 0;
}
