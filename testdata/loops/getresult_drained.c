// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int drain(PGconn *conn) {
  PGresult *result;
  int n = 0;
  while ((result = PQgetResult(conn)) != NULL) {
    n += PQntuples(result);
    PQclear(result);
  }
  return n;
}
