// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same chain whose middle level undoes what it did on both failures.
#include <libpq-fe.h>
enum { E_OK, E_CONNECT, E_SETUP };
static int level0(const char *dsn, PGconn **out) {
  *out = PQconnectdb(dsn);
  return PQstatus(*out) == CONNECTION_OK ? E_OK : E_CONNECT;
}
static int level1(const char *dsn, PGconn **out) {
  int rc = level0(dsn, out);
  if (rc == E_OK) {
    PGresult *res = PQexec(*out, "set role app");
    rc = PQresultStatus(res) == PGRES_COMMAND_OK ? E_OK : E_SETUP;
    PQclear(res);
  }
  if (rc != E_OK) {
    PQfinish(*out);
    *out = NULL;
  }
  return rc;
}
int level2(const char *dsn) {
  PGconn *conn = NULL;
  int rc = level1(dsn, &conn);
  if (rc != E_OK) return rc;
  PQfinish(conn);
  return E_OK;
}
