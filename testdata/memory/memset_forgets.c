// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <string.h>

struct session { int id; PGconn *conn; };

void restart(struct session *session, const char *conninfo) {
  session->conn = PQconnectdb(conninfo);
  if (PQstatus(session->conn) != CONNECTION_OK) {
    memset(session, 0, sizeof *session); // expect-connleak-overwrite {'session->conn' from PQconnectdb()}
  }
}
