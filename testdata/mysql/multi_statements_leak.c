// SPDX-License-Identifier: Apache-2.0
// The results of a multi-statement are only looked at.
#include <mysql.h>
#include <stddef.h>
int run_all(MYSQL *db, const char *sql) {
  int rows = 0;
  MYSQL_RES *res = NULL;
  if (mysql_query(db, sql)) return -1;
  do {
    res = mysql_store_result(db); // expect-connleak-overwrite {'res' from mysql_store_result()}
    if (res) rows += (int)mysql_num_rows(res);
  } while (mysql_next_result(db) == 0);
  if (res) mysql_free_result(res);
  return rows;
}
