// SPDX-License-Identifier: Apache-2.0
// The standby's connection, two structs deep, is not closed when the primary is down.
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
  if (PQstatus(server.pool.primary.conn) != CONNECTION_OK) {
    close_db(&server.pool.primary);
    return -1; // expect-connleak-error-path {'server.pool.standby.conn' from PQconnectdb()}
  }
  close_db(&server.pool.primary);
  close_db(&server.pool.standby);
  return 0;
}
