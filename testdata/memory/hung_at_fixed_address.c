// SPDX-License-Identifier: Apache-2.0
// The table is at an address that a linker script or mmap() has settled.
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

struct session {
  PGconn *conn;
  unsigned key;
};

#define TABLE ((struct session **)0x7f0000000000)

int open_first(void) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  *TABLE = session;
  session->conn = PQconnectdb("");
  return 0;
}

static void put(struct session **at, struct session *session) { *at = session; }

int open_by_helper(void) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  put(TABLE, session);
  session->conn = PQconnectdb("");
  return 0;
}
