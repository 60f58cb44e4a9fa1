// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The handle two structs deep, reached through a pointer.
#include <libpq-fe.h>
struct db { PGconn *conn; int version; };
struct server { int port; struct { struct db primary, standby; } pool; };
static void close_db(struct db *db) {
  if (db->conn) PQfinish(db->conn);
  db->conn = NULL;
}
int run(const char *a, const char *b) {
  struct server server = {5432, {{0}, {0}}};
  server.pool.primary.conn = PQconnectdb(a);
  server.pool.standby.conn = PQconnectdb(b);
  int v = PQserverVersion(server.pool.primary.conn);
  close_db(&server.pool.primary);
  close_db(&server.pool.standby);
  return v;
}
