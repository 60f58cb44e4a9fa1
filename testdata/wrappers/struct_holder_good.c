// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

struct db { int version; PGconn *conn; };

static struct db *db_open(const char *conninfo) {
  struct db *db = calloc(1, sizeof *db);
  if (!db) return NULL;
  db->conn = PQconnectdb(conninfo);
  if (PQstatus(db->conn) != CONNECTION_OK) {
    PQfinish(db->conn);
    free(db);
    return NULL;
  }
  return db;
}
static void db_close(struct db **db) {
  if (*db == NULL) return;
  PQfinish((*db)->conn);
  free(*db);
  *db = NULL;
}
int use(const char *conninfo) {
  struct db *db = db_open(conninfo);
  if (!db) return -1;
  int v = PQserverVersion(db->conn);
  db_close(&db);
  return v;
}
