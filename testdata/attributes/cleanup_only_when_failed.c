// SPDX-License-Identifier: Apache-2.0
// The cleanup function asks the status: what worked stays.
#include <libpq-fe.h>
static void clear_failed(PGresult **res) {
  if (PQresultStatus(*res) == PGRES_FATAL_ERROR) PQclear(*res);
}
int run(PGconn *conn) {
  __attribute__((cleanup(clear_failed))) PGresult *res = PQexec(conn, "select 1");
  return PQntuples(res); // expect-connleak-error-path {'res' from PQexec()}
}
