// SPDX-License-Identifier: Apache-2.0
// A function makes it, hangs it to the end of a list and returns it; it is opened then.
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

struct session {
  struct session *next;
  PGconn *conn;
};

static struct session *all;

static struct session *make(void) {
  struct session *session = calloc(1, sizeof *session), **end = &all;
  if (session == NULL)
    return NULL;
  while (*end != NULL)
    end = &(*end)->next;
  *end = session;
  return session;
}

int opened(const char *dsn) {
  struct session *session = make();
  if (session == NULL)
    return -1;
  session->conn = PQconnectdb(dsn);
  return 0;
}
