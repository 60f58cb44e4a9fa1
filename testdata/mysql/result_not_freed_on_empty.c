// SPDX-License-Identifier: Apache-2.0
// No rows: the stored result is not freed.
#include <mysql.h>
#include <stdlib.h>
long balance(MYSQL *db) {
  if (mysql_query(db, "select balance from accounts limit 1")) return -1;
  MYSQL_RES *res = mysql_store_result(db);
  if (!res) return -1;
  MYSQL_ROW row = mysql_fetch_row(res);
  if (!row) return 0; // expect-connleak-error-path {'res' from mysql_store_result()}
  long amount = row[0] ? atol(row[0]) : 0;
  mysql_free_result(res);
  return amount;
}
