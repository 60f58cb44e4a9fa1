// SPDX-License-Identifier: Apache-2.0
// One status of the asynchronous results is handled by goto without the clear.
#include <libpq-fe.h>
int run(PGconn *conn) {
  int rows = 0;
  PGresult *res;
  if (!PQsendQuery(conn, "select 1; select 2")) return -1;
  while ((res = PQgetResult(conn))) {
    switch (PQresultStatus(res)) {
    case PGRES_TUPLES_OK:
      rows += PQntuples(res);
      break;
    case PGRES_FATAL_ERROR:
      goto error;
    default:
      break;
    }
    PQclear(res);
  }
  return rows;
error:
  PQreset(conn);
  return -1; // expect-connleak-error-path {'res' from PQgetResult()}
}
