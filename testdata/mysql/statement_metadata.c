// SPDX-License-Identifier: Apache-2.0
// The statement's metadata is a result of its own.
#include <mysql.h>
#include <stddef.h>
int columns(MYSQL_STMT *stmt) {
  MYSQL_RES *meta = mysql_stmt_result_metadata(stmt);
  if (meta == NULL) return 0;
  return (int)mysql_num_fields(meta); // expect-connleak-never-released {'meta' from mysql_stmt_result_metadata()}
}
