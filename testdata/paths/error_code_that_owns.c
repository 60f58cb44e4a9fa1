// SPDX-License-Identifier: Apache-2.0
// The wrapper hands the handle out before it looks at the login: its error code does not mean nothing was acquired.
#include <libpq-fe.h>

static int open_into(PGconn **out, const char *conninfo) {
  *out = PQconnectdb(conninfo);
  if (PQstatus(*out) != CONNECTION_OK) return -1;
  return 0;
}

int work(const char *conninfo) {
  PGconn *conn = NULL;
  if (open_into(&conn, conninfo) != 0) return -1; // expect-connleak-error-path {'conn' from open_into()}
  PQfinish(conn);
  return 0;
}
