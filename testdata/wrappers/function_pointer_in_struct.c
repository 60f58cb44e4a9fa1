// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

struct ops { PGconn *(*connect)(const char *); void (*disconnect)(PGconn *); };
struct session { const struct ops *ops; PGconn *conn; };
static const struct ops pg_ops = {PQconnectdb, PQfinish};

int run(const char *s) {
  struct session session;
  session.ops = &pg_ops;
  session.conn = session.ops->connect(s);
  int n = PQserverVersion(session.conn);
  session.ops->disconnect(session.conn);
  return n;
}
