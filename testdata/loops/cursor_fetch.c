// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Fetch from a cursor until it is empty; the empty result is cleared behind the loop.
#include <libpq-fe.h>
long fetch_all(PGconn *conn) {
  long rows = 0;
  PGresult *res = PQexec(conn, "declare c cursor for select * from big");
  if (PQresultStatus(res) != PGRES_COMMAND_OK) goto out;
  for (;;) {
    PQclear(res);
    res = PQexec(conn, "fetch 1000 from c");
    if (PQresultStatus(res) != PGRES_TUPLES_OK) break;
    if (PQntuples(res) == 0) break;
    rows += PQntuples(res);
  }
out:
  PQclear(res);
  return rows;
}
