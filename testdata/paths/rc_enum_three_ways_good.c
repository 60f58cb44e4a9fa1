// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same three codes, and the caller switches over all of them.
#include <libpq-fe.h>
typedef enum { DB_OK, DB_READ_ONLY, DB_DOWN } db_rc;
static db_rc db_connect(const char *dsn, PGconn **out) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return DB_DOWN;
  }
  *out = conn;
  PGresult *res = PQexec(conn, "show transaction_read_only");
  int read_only = PQntuples(res) > 0 && PQgetvalue(res, 0, 0)[1] == 'n';
  PQclear(res);
  return read_only ? DB_READ_ONLY : DB_OK;
}
int write_row(const char *dsn, const char *sql) {
  PGconn *conn;
  switch (db_connect(dsn, &conn)) {
  case DB_DOWN:
    return -1;
  case DB_READ_ONLY:
    PQfinish(conn);
    return -2;
  case DB_OK:
    break;
  }
  PQclear(PQexec(conn, sql));
  PQfinish(conn);
  return 0;
}
