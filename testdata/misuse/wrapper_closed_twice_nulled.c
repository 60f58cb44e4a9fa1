// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The close sets the field to null: calling it twice is fine.
#include <libpq-fe.h>
struct db { PGconn *conn; };
static void db_close(struct db *db) {
  PQfinish(db->conn);
  db->conn = NULL;
}
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
  db_close(&db);
}
