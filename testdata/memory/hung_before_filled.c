// SPDX-License-Identifier: Apache-2.0
// What a helper hangs into a table of somebody else's is in there, also when it is filled later.
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

struct session {
  PGconn *conn;
  struct session *next;
};

struct session **bucket_of(unsigned key);
struct session *session_before(unsigned key);

static void hang(struct session *session, unsigned key) { *bucket_of(key) = session; }

int open_in_bucket(unsigned key) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  hang(session, key);
  session->conn = PQconnectdb("");
  return 0;
}

static struct session *make_session(unsigned key) {
  struct session *session = calloc(1, sizeof *session);
  struct session *before = session_before(key);
  if (session == NULL)
    return NULL;
  session->next = before->next;
  before->next = session;
  return session;
}

int open_behind(unsigned key) {
  struct session *session = make_session(key);
  if (session == NULL)
    return -1;
  session->conn = PQconnectdb("");
  return 0;
}
