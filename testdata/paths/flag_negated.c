// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The flag says what must not be closed.
#include <libpq-fe.h>
int query_once(const char *dsn, PGconn *given) {
  int borrowed = given != NULL;
  PGconn *conn = borrowed ? given : PQconnectdb(dsn);
  PGresult *res = PQexec(conn, "select 1");
  int rows = PQntuples(res);
  PQclear(res);
  if (!borrowed) PQfinish(conn);
  return rows;
}
