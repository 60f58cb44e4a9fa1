// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One connection for all rounds.
#include <libpq-fe.h>
int poll_rounds(const char *dsn, int rounds) {
  int total = 0;
  PGconn *conn = PQconnectdb(dsn);
  for (int i = 0; i < rounds; i++) {
    PGresult *res = PQexec(conn, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK) {
      PQclear(res);
      if (i == 0) break;
      continue;
    }
    total += PQntuples(res);
    PQclear(res);
  }
  PQfinish(conn);
  return total;
}
