// SPDX-License-Identifier: Apache-2.0
// The helper that hangs it into the table leaves it out when the table is full, and the caller does not ask.
#include <libpq-fe.h>
#include <stdlib.h>

struct session {
  PGconn *conn;
  struct session *next;
};

struct session **bucket_of(unsigned key);

static int hang(struct session *session, unsigned key) {
  if (key > 1000)
    return -1;
  *bucket_of(key) = session;
  return 0;
}

int open_in_bucket(unsigned key) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  hang(session, key);
  session->conn = PQconnectdb("");
  return 0; // expect-connleak-error-path {'session->conn' from PQconnectdb()}
}

int open_and_ask(unsigned key) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  if (hang(session, key) != 0) {
    free(session);
    return -1;
  }
  session->conn = PQconnectdb("");
  return 0;
}
