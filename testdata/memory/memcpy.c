// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <string.h>

struct session { int id; PGconn *conn; };

void run(const char *conninfo, struct session *out) {
  struct session a;
  memset(&a, 0, sizeof a);
  a.conn = PQconnectdb(conninfo);
  memcpy(out, &a, sizeof a);
}
