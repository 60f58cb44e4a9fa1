// SPDX-License-Identifier: Apache-2.0
// IF_OK runs the body only for good results and clears only those.
#include <libpq-fe.h>
#define IF_OK(res) for (int if_ok = PQresultStatus(res) == PGRES_TUPLES_OK; if_ok; if_ok = 0, PQclear(res))
int rows(PGconn *conn) {
  int n = -1;
  PGresult *res = PQexec(conn, "select 1");
  IF_OK(res) n = PQntuples(res);
  return n; // expect-connleak-error-path {'res' from PQexec()}
}
