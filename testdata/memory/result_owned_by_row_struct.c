// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The row struct borrows the text of the result that it owns.
#include <libpq-fe.h>
#include <stdlib.h>
struct row { PGresult *res; const char *name; int age; };
static int fetch(PGconn *conn, struct row *row) {
  row->res = PQexec(conn, "select name, age from people limit 1");
  if (PQresultStatus(row->res) != PGRES_TUPLES_OK || PQntuples(row->res) == 0) {
    PQclear(row->res);
    row->res = NULL;
    return 0;
  }
  row->name = PQgetvalue(row->res, 0, 0);
  row->age = atoi(PQgetvalue(row->res, 0, 1));
  return 1;
}
static void release(struct row *row) {
  PQclear(row->res);
  row->res = NULL;
  row->name = NULL;
}
int run(PGconn *conn) {
  struct row row;
  if (!fetch(conn, &row)) return -1;
  int n = row.age + row.name[0];
  release(&row);
  return n;
}
