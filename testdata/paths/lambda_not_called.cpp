// SPDX-License-Identifier: Apache-2.0
// The lambda that clears is not called on the early way out.
#include <libpq-fe.h>

int rows(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  auto done = [&] { PQclear(res); };
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    return -1; // expect-connleak-error-path {'res'}
  int n = PQntuples(res);
  done();
  return n;
}
