// SPDX-License-Identifier: Apache-2.0
#include "db.h"
int db_open(struct db *db, const char *dsn) {
  db->conn = PQconnectdb(dsn);
  db->version = PQserverVersion(db->conn);
  return PQstatus(db->conn) == CONNECTION_OK ? 0 : -1;
}
void db_close(struct db *db) {
  if (db->conn == NULL) return;
  PQfinish(db->conn);
  db->conn = NULL;
}
