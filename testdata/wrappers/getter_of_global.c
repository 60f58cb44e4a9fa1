// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// db() opens on first use and keeps; callers borrow.
#include <libpq-fe.h>
static PGconn *the_db;
static PGconn *db(void) {
  if (!the_db) the_db = PQconnectdb("service=app");
  return the_db;
}
int a(void) {
  PGresult *res = PQexec(db(), "select 1");
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
int b(void) { return PQserverVersion(db()); }
void db_exit(void) {
  PQfinish(the_db);
  the_db = NULL;
}
