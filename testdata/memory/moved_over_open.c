// SPDX-License-Identifier: Apache-2.0
// The target struct already holds an open handle.
#include <libpq-fe.h>
struct session { PGconn *conn; int id; };
int run(const char *a, const char *b, struct session *out) {
  out->conn = PQconnectdb(a);
  struct session fresh = {PQconnectdb(b), 2};
  if (PQstatus(fresh.conn) == CONNECTION_OK)
    *out = fresh; // expect-connleak-overwrite {'out->conn' from PQconnectdb()}
  else
    PQfinish(fresh.conn);
  return out->id;
}
