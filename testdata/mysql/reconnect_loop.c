// SPDX-License-Identifier: Apache-2.0
// Every retry makes a new object and forgets the old.
#include <mysql.h>
#include <unistd.h>
MYSQL *wait_for_db(const char *host) {
  MYSQL *db;
  for (;;) {
    db = mysql_init(NULL); // expect-connleak-overwrite {'db' from mysql_init()}
    if (mysql_real_connect(db, host, "u", "p", "d", 0, NULL, 0)) return db;
    sleep(1);
  }
}
