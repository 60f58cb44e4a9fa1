// SPDX-License-Identifier: Apache-2.0
// The wrapper's close is called by the error path and again by the caller.
// Known gap: told inside the wrapper, which is not wrong, instead of at the second call.
#include <libpq-fe.h>
struct db { PGconn *conn; };
static void db_close(struct db *db) { PQfinish(db->conn); } // gap: false connleak-double-release
static int db_query(struct db *db, const char *sql) {
  PGresult *res = PQexec(db->conn, sql);
  int ok = PQresultStatus(res) == PGRES_COMMAND_OK;
  PQclear(res);
  if (!ok) db_close(db);
  return ok;
}
void run(const char *dsn) {
  struct db db = {PQconnectdb(dsn)};
  db_query(&db, "vacuum");
  db_close(&db); // gap: misses connleak-double-release
}
