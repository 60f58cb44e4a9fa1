// SPDX-License-Identifier: Apache-2.0
// Each fetch overwrites the batch before.
#include <libpq-fe.h>
long fetch_all(PGconn *conn) {
  long rows = 0;
  PGresult *res = NULL;
  PQclear(PQexec(conn, "declare c cursor for select * from big"));
  do {
    res = PQexec(conn, "fetch 1000 from c"); // expect-connleak-overwrite {'res' from PQexec()}
    rows += PQntuples(res);
  } while (PQntuples(res) > 0);
  PQclear(res);
  return rows;
}
