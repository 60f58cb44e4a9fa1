// SPDX-License-Identifier: Apache-2.0
// Two copies of the struct, both closed.
#include <libpq-fe.h>
struct db { PGconn *conn; int id; };
static void db_close(struct db *db) { PQfinish(db->conn); }
int run(const char *dsn) {
  struct db a = {PQconnectdb(dsn), 1};
  struct db b = a;
  int v = PQserverVersion(b.conn);
  PQfinish(b.conn);
  PQfinish(a.conn); // expect-connleak-double-release {'a.conn'}
  return v;
}
void unused(struct db *db) { db_close(db); }
