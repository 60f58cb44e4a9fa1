// SPDX-License-Identifier: Apache-2.0
#include "db.h"
int pool_get(struct db *db) {
  if (db_open(db, "host=primary") == 0) return 0;
  db_close(db);
  return db_open(db, "host=standby");
}
