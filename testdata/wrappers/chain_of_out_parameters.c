// SPDX-License-Identifier: Apache-2.0
// The handle climbs three out-parameters; each level has its own error code.
#include <libpq-fe.h>
enum { E_OK, E_CONNECT, E_SETUP };
static int level0(const char *dsn, PGconn **out) {
  *out = PQconnectdb(dsn);
  return PQstatus(*out) == CONNECTION_OK ? E_OK : E_CONNECT;
}
static int level1(const char *dsn, PGconn **out) {
  int rc = level0(dsn, out);
  if (rc != E_OK) {
    PQfinish(*out);
    *out = NULL;
    return rc;
  }
  PGresult *res = PQexec(*out, "set role app");
  rc = PQresultStatus(res) == PGRES_COMMAND_OK ? E_OK : E_SETUP;
  PQclear(res);
  return rc;
}
int level2(const char *dsn) {
  PGconn *conn = NULL;
  int rc = level1(dsn, &conn);
  if (rc != E_OK) return rc; // expect-connleak-error-path {'conn' from level1()}
  PQfinish(conn);
  return E_OK;
}
