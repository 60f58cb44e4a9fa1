// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// mysql_init(&object) uses the caller's object; mysql_close ends the connection.
#include <mysql.h>
#include <stddef.h>
int ping(const char *host) {
  MYSQL object;
  if (!mysql_init(&object)) return -1;
  int rc = -1;
  if (mysql_real_connect(&object, host, "u", "p", "d", 0, NULL, 0)) rc = mysql_ping(&object);
  mysql_close(&object);
  return rc;
}
