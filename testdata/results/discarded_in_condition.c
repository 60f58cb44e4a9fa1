// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int begin(PGconn *conn) {
  if (PQresultStatus(PQexec(conn, "BEGIN")) != PGRES_COMMAND_OK) // expect-connleak-never-released {PQexec()}
    return -1;
  return 0;
}
