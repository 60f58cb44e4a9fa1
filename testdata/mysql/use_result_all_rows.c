// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// mysql_use_result with a null row as the end.
#include <mysql.h>
#include <stddef.h>
unsigned long rows(MYSQL *db, const char *sql) {
  unsigned long n = 0;
  MYSQL_RES *res;
  if (mysql_query(db, sql) != 0 || (res = mysql_use_result(db)) == NULL) return 0;
  while (mysql_fetch_row(res)) n++;
  mysql_free_result(res);
  return n;
}
