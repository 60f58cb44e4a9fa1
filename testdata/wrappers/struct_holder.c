// SPDX-License-Identifier: Apache-2.0
// The handle lives in a heap struct; a failing constructor frees the struct and forgets the handle.
#include <libpq-fe.h>
#include <stdlib.h>

struct db { PGconn *conn; int version; };

struct db *db_open(const char *conninfo) {
  struct db *db = malloc(sizeof *db);
  if (!db) return NULL;
  db->conn = PQconnectdb(conninfo);
  if (PQstatus(db->conn) != CONNECTION_OK) {
    free(db); // expect-connleak-error-path {'db->conn' from PQconnectdb() is not released before its holder is freed}
    return NULL;
  }
  db->version = PQserverVersion(db->conn);
  return db;
}

void db_close(struct db *db) {
  if (!db) return;
  PQfinish(db->conn);
  free(db);
}

int use(const char *conninfo) {
  struct db *db = db_open(conninfo);
  if (!db) return -1;
  int v = db->version;
  if (v < 100000) return -1; // expect-connleak-error-path {'db' from db_open()}
  db_close(db);
  return v;
}
