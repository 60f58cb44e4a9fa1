// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Whether the handle is open is kept in a flag beside it.
#include <libpq-fe.h>

struct session { int is_open; PGconn *conn; };

void session_close(struct session *session) {
  if (session->is_open) PQfinish(session->conn);
  session->conn = NULL;
}
