// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int drain(PGconn *conn) {
  PGresult *result;
  int n = 0;
  while ((result = PQgetResult(conn)) != NULL) { // expect-connleak-overwrite {'result' from PQgetResult()}
    if (PQresultStatus(result) == PGRES_TUPLES_OK) {
      n += PQntuples(result);
      PQclear(result);
    }
  }
  return n;
}
