// SPDX-License-Identifier: Apache-2.0
// Assignment in a chain of conditions: the second query replaces the first result.
#include <libpq-fe.h>
int healthy(PGconn *conn) {
  PGresult *res;
  if ((res = PQexec(conn, "select 1")) && PQresultStatus(res) == PGRES_TUPLES_OK &&
      (res = PQexec(conn, "select 2")) && PQresultStatus(res) == PGRES_TUPLES_OK) { // expect-connleak-overwrite {'res' from PQexec()}
    PQclear(res);
    return 1;
  }
  PQclear(res);
  return 0;
}
