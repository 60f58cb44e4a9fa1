// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The struct's field and the local name the same handle; ownership stays local.
#include <libpq-fe.h>
struct request { PGconn *conn; int id; };
static int handle(const struct request *request) {
  PGresult *res = PQexec(request->conn, "select 1");
  int n = PQntuples(res);
  PQclear(res);
  return n + request->id;
}
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  struct request request = {.conn = conn, .id = 7};
  int n = handle(&request);
  PQfinish(conn);
  return n;
}
