// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The object that could not connect is closed before the next.
#include <mysql.h>
#include <unistd.h>
MYSQL *wait_for_db(const char *host) {
  for (int i = 0; i < 10; i++) {
    MYSQL *db = mysql_init(NULL);
    if (!db) return NULL;
    mysql_options(db, MYSQL_OPT_CONNECT_TIMEOUT, &(unsigned){5});
    if (mysql_real_connect(db, host, "u", "p", "d", 0, NULL, 0) == db) return db;
    mysql_close(db);
    sleep(1);
  }
  return NULL;
}
