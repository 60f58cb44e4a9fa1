// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Results nested three deep, each cleared at its level.
#include <libpq-fe.h>
int walk(PGconn *conn) {
  int cells = 0;
  PGresult *a = PQexec(conn, "select a");
  for (int i = 0; i < PQntuples(a); i++) {
    PGresult *b = PQexec(conn, PQgetvalue(a, i, 0));
    for (int j = 0; j < PQntuples(b); j++) {
      PGresult *c = PQexec(conn, PQgetvalue(b, j, 0));
      if (PQresultStatus(c) == PGRES_TUPLES_OK) cells += PQnfields(c);
      PQclear(c);
    }
    PQclear(b);
  }
  PQclear(a);
  return cells;
}
