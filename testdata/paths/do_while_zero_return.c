// SPDX-License-Identifier: Apache-2.0
// A return among the breaks.
#include <libpq-fe.h>
int run(const char *dsn) {
  int rc = -1;
  PGresult *res = NULL;
  PGconn *conn = PQconnectdb(dsn);
  do {
    if (PQstatus(conn) != CONNECTION_OK) break;
    res = PQexec(conn, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK) break;
    if (PQntuples(res) == 0) return 0; // expect-connleak-error-path {'conn'} expect-connleak-error-path {'res'}
    rc = PQntuples(res);
  } while (0);
  PQclear(res);
  PQfinish(conn);
  return rc;
}
