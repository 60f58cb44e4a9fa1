// SPDX-License-Identifier: Apache-2.0
// Results are drained in a loop; the one that failed is left behind by the throw.
#include <libpq-fe.h>
#include <stdexcept>

int drain(PGconn *c) {
  if (!PQsendQuery(c, "select 1; select 2"))
    throw std::runtime_error(PQerrorMessage(c));
  int n = 0;
  while (PGresult *r = PQgetResult(c)) {
    if (PQresultStatus(r) != PGRES_TUPLES_OK)
      throw std::runtime_error(PQresultErrorMessage(r)); // expect-connleak-exception-path {'r'}
    n += PQntuples(r);
    PQclear(r);
  }
  return n;
}
