// SPDX-License-Identifier: Apache-2.0
// A program that has PostgreSQL's memory contexts in its own sources: what a function pointer frees nobody can read, but what
// pfree() is for is known.
#include <libpq-fe.h>
#include <stddef.h>

struct Context {
  void *(*allocate)(struct Context *context, size_t size);
  void (*release)(struct Context *context, void *chunk);
};

extern struct Context *current;

void *palloc(size_t size) {
  struct Context **chunk = current->allocate(current, size + sizeof(struct Context *));
  *chunk = current;
  return chunk + 1;
}

void pfree(void *pointer) {
  struct Context *context = ((struct Context **)pointer)[-1];
  context->release(context, pointer);
}

struct Link {
  PGconn *conn;
  int tries;
};

struct Link *open_link(const char *where) {
  struct Link *link = palloc(sizeof *link);
  link->conn = PQconnectdb(where);
  link->tries = 0;
  return link;
}

int forgets(const char *where) {
  struct Link *link = open_link(where);
  if (PQstatus(link->conn) != CONNECTION_OK) {
    pfree(link); // expect-connleak-error-path
    return -1;
  }
  PQfinish(link->conn);
  pfree(link);
  return 0;
}

int closes(const char *where) {
  struct Link *link = open_link(where);
  PQfinish(link->conn);
  pfree(link);
  return 0;
}
