// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// init, connect, query, store, free, close: everything in its place.
#include <mysql.h>
#include <stdio.h>
int count(const char *host, const char *user, const char *password) {
  int rows = -1;
  MYSQL *db = mysql_init(NULL);
  if (!db) return -1;
  if (mysql_real_connect(db, host, user, password, "shop", 0, NULL, 0) == NULL) {
    fprintf(stderr, "%s\n", mysql_error(db));
    mysql_close(db);
    return -1;
  }
  if (mysql_query(db, "select id from orders") == 0) {
    MYSQL_RES *res = mysql_store_result(db);
    if (res) {
      rows = (int)mysql_num_rows(res);
      mysql_free_result(res);
    }
  }
  mysql_close(db);
  return rows;
}
