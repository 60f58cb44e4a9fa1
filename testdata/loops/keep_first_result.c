// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Only the first result matters; the rest is cleared.
#include <libpq-fe.h>
PGresult *first_result(PGconn *conn) {
  PGresult *first = NULL;
  for (PGresult *res = PQgetResult(conn); res; res = PQgetResult(conn)) {
    if (!first) first = res;
    else PQclear(res);
  }
  return first;
}
