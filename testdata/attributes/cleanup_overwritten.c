// SPDX-License-Identifier: Apache-2.0
// A cleanup variable that is assigned again before its scope ends.
#include <libpq-fe.h>
static void clear_result(PGresult **res) { PQclear(*res); }
int run(PGconn *conn) {
  __attribute__((cleanup(clear_result))) PGresult *res = PQexec(conn, "begin");
  if (PQresultStatus(res) != PGRES_COMMAND_OK) return -1;
  res = PQexec(conn, "commit"); // expect-connleak-overwrite {'res' from PQexec()}
  return PQresultStatus(res) == PGRES_COMMAND_OK;
}
