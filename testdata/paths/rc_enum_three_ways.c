// SPDX-License-Identifier: Apache-2.0
// Three return codes, two of them own the connection; the caller knows of one.
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
  if (db_connect(dsn, &conn) != DB_OK) return -1; // expect-connleak-error-path {'conn' from db_connect()}
  PQclear(PQexec(conn, sql));
  PQfinish(conn);
  return 0;
}
