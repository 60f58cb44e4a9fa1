// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A handle of two connections; its flag bits say which are open.
#include <libpq-fe.h>
enum { FOR_READ = 1, FOR_WRITE = 2 };
struct db { PGconn *read, *write; unsigned open; };
static int db_open(struct db *db, const char *dsn, unsigned mode) {
  db->read = db->write = NULL;
  db->open = 0;
  if (mode & FOR_READ) {
    db->read = PQconnectdb(dsn);
    if (PQstatus(db->read) != CONNECTION_OK) {
      PQfinish(db->read);
      return -1;
    }
    db->open |= FOR_READ;
  }
  if (mode & FOR_WRITE) {
    db->write = PQconnectdb(dsn);
    if (PQstatus(db->write) != CONNECTION_OK) {
      PQfinish(db->write);
      if (db->open & FOR_READ) PQfinish(db->read);
      db->open = 0;
      return -1;
    }
    db->open |= FOR_WRITE;
  }
  return 0;
}
static void db_close(struct db *db) {
  if (db->open & FOR_READ) PQfinish(db->read);
  if (db->open & FOR_WRITE) PQfinish(db->write);
  db->open = 0;
}
int any(const char *dsn, unsigned mode) {
  struct db db;
  if (db_open(&db, dsn, mode) < 0) return -1;
  db_close(&db);
  return 0;
}
