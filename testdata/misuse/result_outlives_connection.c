// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A result stays valid after its connection was finished.
#include <libpq-fe.h>
#include <stdlib.h>
int answer(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  PGresult *res = PQexec(conn, "select 42");
  PQfinish(conn);
  int n = PQntuples(res) ? atoi(PQgetvalue(res, 0, 0)) : 0;
  PQclear(res);
  return n;
}
