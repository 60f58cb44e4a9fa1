// SPDX-License-Identifier: Apache-2.0
// The pointer into the result is kept, the result itself cannot be cleared any more.
#include <libpq-fe.h>
const char *setting(PGconn *conn) {
  PGresult *res = PQexec(conn, "show server_version");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) {
    PQclear(res);
    return NULL;
  }
  return PQgetvalue(res, 0, 0); // expect-connleak-error-path {'res' from PQexec()}
}
