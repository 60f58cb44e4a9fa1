// SPDX-License-Identifier: Apache-2.0
// What helpers hang into a table of somebody else's is in there, also when it is filled later; one leaves it out when the table is
// full, and a caller does not ask.
#include <libpq-fe.h>
#include <stdlib.h>

struct session {
  PGconn *conn;
  struct session *next;
  unsigned key;
};

struct session **bucket_of(unsigned key);
struct session *session_before(unsigned key);

static struct session *make_session(void) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    abort();
  return session;
}

static void put(struct session *session, unsigned key) { *bucket_of(key) = session; }

int open_in_bucket(unsigned key) {
  struct session *session = make_session();
  put(session, key);
  session->conn = PQconnectdb("");
  return 0;
}

static void enter(struct session *session, unsigned key) {
  session->key = key;
  put(session, key);
}

int open_two_calls_deep(unsigned key) {
  struct session *session = make_session();
  enter(session, key);
  session->conn = PQconnectdb("");
  return 0;
}

static struct session *make_behind(unsigned key) {
  struct session *session = calloc(1, sizeof *session);
  struct session *before = session_before(key);
  if (session == NULL)
    return NULL;
  session->next = before->next;
  before->next = session;
  return session;
}

int open_behind(unsigned key) {
  struct session *session = make_behind(key);
  if (session == NULL)
    return -1;
  session->conn = PQconnectdb("");
  return 0;
}

static int put_unless_full(struct session *session, unsigned key) {
  if (key > 1000)
    return -1;
  put(session, key);
  return 0;
}

int open_unasked(unsigned key) {
  struct session *session = make_session();
  put_unless_full(session, key);
  session->conn = PQconnectdb("");
  return 0; // expect-connleak-error-path {'session->conn' from PQconnectdb()}
}

int open_asked(unsigned key) {
  struct session *session = make_session();
  if (put_unless_full(session, key) != 0) {
    free(session);
    return -1;
  }
  session->conn = PQconnectdb("");
  return 0;
}
