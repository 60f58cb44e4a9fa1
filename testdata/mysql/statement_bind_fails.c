// SPDX-License-Identifier: Apache-2.0
// The prepared statement is left when the bind fails.
#include <mysql.h>
#include <string.h>
int add(MYSQL *db, int value) {
  static const char sql[] = "insert into t values (?)";
  MYSQL_BIND bind[1];
  MYSQL_STMT *stmt = mysql_stmt_init(db);
  if (!stmt) return -1;
  memset(bind, 0, sizeof bind);
  bind[0].buffer_type = MYSQL_TYPE_LONG;
  bind[0].buffer = &value;
  if (mysql_stmt_prepare(stmt, sql, sizeof sql - 1)) goto fail;
  if (mysql_stmt_bind_param(stmt, bind)) return -1; // expect-connleak-error-path {'stmt' from mysql_stmt_init()}
  if (mysql_stmt_execute(stmt)) goto fail;
  mysql_stmt_close(stmt);
  return 0;
fail:
  mysql_stmt_close(stmt);
  return -1;
}
