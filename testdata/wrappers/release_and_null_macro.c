// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The usual macro that releases and nulls.
#include <libpq-fe.h>
#define SAFE_FINISH(c) do { if ((c) != NULL) { PQfinish(c); (c) = NULL; } } while (0)
#define SAFE_CLEAR(r) do { if (r) { PQclear(r); (r) = NULL; } } while (0)
int run(const char *dsn) {
  PGresult *res = NULL;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    SAFE_FINISH(conn);
    return -1;
  }
  res = PQexec(conn, "select 1");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) SAFE_FINISH(conn);
  SAFE_CLEAR(res);
  SAFE_FINISH(conn);
  return 0;
}
