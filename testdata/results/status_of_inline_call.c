// SPDX-License-Identifier: Apache-2.0
// PQresultStatus(PQexec()) in an assignment: the result is gone.
#include <libpq-fe.h>
int run(PGconn *conn) {
  ExecStatusType status = PQresultStatus(PQexec(conn, "vacuum")); // expect-connleak-never-released {PQexec()}
  return status == PGRES_COMMAND_OK ? 0 : -1;
}
