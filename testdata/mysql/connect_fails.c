// SPDX-License-Identifier: Apache-2.0
// mysql_real_connect fails: the object of mysql_init stays.
#include <mysql.h>
#include <stdio.h>
MYSQL *login(const char *host, const char *user) {
  MYSQL *db = mysql_init(NULL);
  if (!db) return NULL;
  if (!mysql_real_connect(db, host, user, "", "shop", 0, NULL, 0)) {
    fprintf(stderr, "%s\n", mysql_error(db));
    return NULL; // expect-connleak-error-path {'db' from mysql_init()}
  }
  return db;
}
