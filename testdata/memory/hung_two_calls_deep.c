// SPDX-License-Identifier: Apache-2.0
// The helper has another helper hang it into the table.
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

struct session {
  PGconn *conn;
  unsigned key;
};

struct session **bucket_of(unsigned key);

static void put(struct session *session, unsigned key) { *bucket_of(key) = session; }

static void enter(struct session *session, unsigned key) {
  session->key = key;
  put(session, key);
}

int open_session(unsigned key) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  enter(session, key);
  session->conn = PQconnectdb("");
  return 0;
}
