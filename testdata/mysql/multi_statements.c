// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Results of a multi-statement, with statements that give none.
#include <mysql.h>
int run_all(MYSQL *db, const char *sql) {
  int status = mysql_query(db, sql);
  if (status) return -1;
  do {
    MYSQL_RES *res = mysql_store_result(db);
    if (res) mysql_free_result(res);
    else if (mysql_field_count(db) != 0) return -1;
    status = mysql_next_result(db);
    if (status > 0) return -1;
  } while (status == 0);
  return 0;
}
