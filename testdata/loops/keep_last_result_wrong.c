// SPDX-License-Identifier: Apache-2.0
// The last result is kept, the ones before are forgotten.
#include <libpq-fe.h>
PGresult *last_result(PGconn *conn) {
  PGresult *last = NULL, *res;
  while ((res = PQgetResult(conn)) != NULL) {
    last = res; // expect-connleak-overwrite {'res' from PQgetResult()}
    if (PQstatus(conn) == CONNECTION_BAD) break;
  }
  return last;
}
