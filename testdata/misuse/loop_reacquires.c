// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

struct session { PGconn *conn; };

void keep_alive(struct session *session, const char *conninfo, int rounds) {
  for (int i = 0; i < rounds; i++) {
    if (PQstatus(session->conn) == CONNECTION_OK) continue;
    PQfinish(session->conn);
    session->conn = PQconnectdb(conninfo);
  }
}
