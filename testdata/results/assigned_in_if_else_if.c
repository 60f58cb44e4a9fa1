// SPDX-License-Identifier: Apache-2.0
// An else-if chain of queries: each new one replaces the last, the end clears only one.
#include <libpq-fe.h>
int find_any(PGconn *conn, const char *id) {
  const char *v[] = {id};
  PGresult *res;
  int found = 0;
  if (PQntuples(res = PQexecParams(conn, "select 1 from a where id = $1", 1, 0, v, 0, 0, 0)) > 0) found = 1;
  else if (PQntuples(res = PQexecParams(conn, "select 1 from b where id = $1", 1, 0, v, 0, 0, 0)) > 0) found = 2; // expect-connleak-overwrite {'res' from PQexecParams()}
  PQclear(res);
  return found;
}
