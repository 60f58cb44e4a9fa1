// SPDX-License-Identifier: Apache-2.0
// Bad connections are closed in the loop; the good ones go into a list that nobody closes, or somebody does.
#include <libpq-fe.h>
#include <stdlib.h>

struct link {
  struct link *next;
  PGconn *conn;
};

static struct link *link_before(PGconn *conn, struct link *next) {
  struct link *link = malloc(sizeof *link);
  if (link == NULL)
    abort();
  link->conn = conn;
  link->next = next;
  return link;
}

int forgets(const char **where, int n) {
  struct link *head = NULL;
  int good = 0;
  for (int i = 0; i < n; ++i) {
    PGconn *conn = PQconnectdb(where[i]);
    if (PQstatus(conn) != CONNECTION_OK) {
      PQfinish(conn);
      continue;
    }
    head = link_before(conn, head);
    ++good;
  }
  return good; // expect-connleak-error-path {'conn'}
}

int closes(const char **where, int n) {
  struct link *head = NULL;
  int good = 0;
  for (int i = 0; i < n; ++i) {
    PGconn *conn = PQconnectdb(where[i]);
    if (PQstatus(conn) != CONNECTION_OK) {
      PQfinish(conn);
      continue;
    }
    head = link_before(conn, head);
    ++good;
  }
  while (head != NULL) {
    struct link *next = head->next;
    PQfinish(head->conn);
    free(head);
    head = next;
  }
  return good;
}
