// SPDX-License-Identifier: Apache-2.0
// The result of mysql_real_connect takes the variable's place: null hides the object.
#include <mysql.h>
#include <stddef.h>
MYSQL *login(const char *host, const char *user) {
  MYSQL *db = mysql_init(NULL);
  db = mysql_real_connect(db, host, user, "", "shop", 0, NULL, 0); // expect-connleak-overwrite {'db' from mysql_init()}
  if (!db) return NULL;
  return db;
}
