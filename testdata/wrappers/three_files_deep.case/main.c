// SPDX-License-Identifier: Apache-2.0
// Opened two files away into the caller's struct; the failure of the second try still owns a handle.
#include "db.h"
int bad(void) {
  struct db db;
  if (pool_get(&db) != 0) return -1; // expect-connleak-error-path {from pool_get()}
  int v = db.version;
  db_close(&db);
  return v;
}
int good(void) {
  struct db db = {0};
  int rc = pool_get(&db);
  int v = rc == 0 ? db.version : -1;
  db_close(&db);
  return v;
}
