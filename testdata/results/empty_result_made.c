// SPDX-License-Identifier: Apache-2.0
// PQmakeEmptyPGresult hands out a result as any other.
#include <libpq-fe.h>
PGresult *fake(PGconn *conn, int fail) {
  PGresult *res = PQmakeEmptyPGresult(conn, fail ? PGRES_FATAL_ERROR : PGRES_COMMAND_OK);
  if (PQresultStatus(res) == PGRES_FATAL_ERROR) return NULL; // expect-connleak-error-path {'res' from PQmakeEmptyPGresult()}
  return res;
}
