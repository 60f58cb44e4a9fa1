// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

struct session { PGconn *conn; PGresult *result; };

void session_close(struct session *session) {
  if (PQstatus(session->conn) != CONNECTION_OK) PQfinish(session->conn);
  PQfinish(session->conn); // expect-connleak-double-release {'session->conn'}
}
