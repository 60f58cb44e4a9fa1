/* SPDX-License-Identifier: Apache-2.0
 * case: expect-none
 * Nobody comes back from writing to where null points: what would be lost behind is not. */
#include <libpq-fe.h>
#include <stddef.h>

struct session {
  int id;
  PGconn *conn;
};

static void attach(struct session *session, PGconn *conn) { session->conn = conn; }

void none(const char *dsn) {
  struct session *session = NULL;
  attach(session, PQconnectdb(dsn));
}

static int open_into(struct session *session, const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  session->id = 1;
  if (!session) /* too late */
    return -1;
  session->conn = conn;
  return 0;
}

int opened(struct session *session, const char *dsn) { return open_into(session, dsn); }
