// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The backend is chosen by a switch that fills function pointers.
#include <libpq-fe.h>
#include <sqlite3.h>
struct api { void *(*open)(const char *); void (*close)(void *); };
static void *pg_open(const char *s) { return PQconnectdb(s); }
static void pg_close(void *h) { PQfinish(h); }
static void *lite_open(const char *s) {
  sqlite3 *db = 0;
  if (sqlite3_open(s, &db) != SQLITE_OK) {
    sqlite3_close(db);
    return 0;
  }
  return db;
}
static void lite_close(void *h) { sqlite3_close_v2(h); }
int run(const char *target, int kind) {
  struct api api;
  switch (kind) {
  case 0: api.open = pg_open; api.close = pg_close; break;
  case 1: api.open = lite_open; api.close = lite_close; break;
  default: return -1;
  }
  void *h = api.open(target);
  if (!h) return -2;
  api.close(h);
  return 0;
}
