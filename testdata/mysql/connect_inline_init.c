// SPDX-License-Identifier: Apache-2.0
// mysql_init() in the argument: when the connection fails nobody has the object.
#include <mysql.h>
#include <stddef.h>
int ping(const char *host) {
  MYSQL *db = mysql_real_connect(mysql_init(NULL), host, "u", "p", "d", 0, NULL, 0); // expect-connleak-error-path {mysql_init() is not released and nothing holds it any more}
  if (!db) return -1;
  int rc = mysql_ping(db);
  mysql_close(db);
  return rc;
}
