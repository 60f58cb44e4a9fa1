// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Results and connection by cleanup, released in reverse order of their declarations.
#include <libpq-fe.h>
static void clear_result(PGresult **res) { PQclear(*res); }
static void finish_conn(PGconn **conn) { PQfinish(*conn); }
#define autoresult __attribute__((cleanup(clear_result))) PGresult *
#define autoconn __attribute__((cleanup(finish_conn))) PGconn *
int run(const char *dsn) {
  autoconn conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) return -1;
  for (int i = 0; i < 3; i++) {
    autoresult res = PQexec(conn, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK) continue;
    if (PQntuples(res) > 1) return i;
  }
  return 0;
}
