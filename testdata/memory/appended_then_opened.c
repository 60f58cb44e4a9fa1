// SPDX-License-Identifier: Apache-2.0
// A helper hangs it to the end of a list; what it holds is opened before or after.
#include <libpq-fe.h>
#include <stdlib.h>

struct session {
  struct session *next;
  PGconn *conn;
};

static struct session *all;

static void append(struct session *session) {
  struct session **end = &all;
  while (*end != NULL)
    end = &(*end)->next;
  *end = session;
}

static void append_by_last(struct session *session) {
  if (all == NULL) {
    all = session;
    return;
  }
  struct session *last = all;
  while (last->next != NULL)
    last = last->next;
  last->next = session;
}

int before(const char *dsn) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  session->conn = PQconnectdb(dsn);
  append(session);
  return 0;
}

int after(const char *dsn) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  append(session);
  session->conn = PQconnectdb(dsn);
  return 0;
}

int after_last(const char *dsn) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  append_by_last(session);
  session->conn = PQconnectdb(dsn);
  return 0;
}

int nowhere(const char *dsn) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  session->conn = PQconnectdb(dsn);
  return 0; // expect-connleak-never-released {'session->conn'}
}
