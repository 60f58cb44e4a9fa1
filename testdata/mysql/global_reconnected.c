// SPDX-License-Identifier: Apache-2.0
// The ping failed: a new connection takes the global's place.
#include <mysql.h>
#include <stddef.h>
static MYSQL *db;
static MYSQL *login(void) {
  MYSQL *fresh = mysql_init(NULL);
  if (fresh && !mysql_real_connect(fresh, "localhost", "u", "p", "d", 0, NULL, 0)) {
    mysql_close(fresh);
    return NULL;
  }
  return fresh;
}
int query(const char *sql) {
  if (!db) db = login();
  if (!db) return -1;
  if (mysql_ping(db) != 0) db = login(); // expect-connleak-overwrite {'db' from login()} expect-connleak-overwrite {'db' from login()}
  return db ? mysql_query(db, sql) : -1;
}
void stop(void) {
  if (db) mysql_close(db);
}
