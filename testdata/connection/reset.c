// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// PQreset keeps the handle: one PQfinish is enough.
#include <libpq-fe.h>

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) PQreset(conn);
  int ok = PQstatus(conn) == CONNECTION_OK;
  PQfinish(conn);
  return ok;
}
