// SPDX-License-Identifier: Apache-2.0
// The number of fields is asked of a freed result.
#include <mysql.h>
#include <stddef.h>
unsigned fields(MYSQL *db) {
  MYSQL_RES *res = mysql_list_tables(db, NULL);
  if (!res) return 0;
  mysql_free_result(res);
  return mysql_num_fields(res); // expect-connleak-use-after-release {'res'}
}
