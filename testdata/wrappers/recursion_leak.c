// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

static PGconn *try_connect(const char *conninfo, int attempts) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) == CONNECTION_OK) return conn;
  if (attempts > 0) return try_connect(conninfo, attempts - 1); // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return NULL;
}

int run(const char *conninfo) {
  PGconn *conn = try_connect(conninfo, 3);
  if (!conn) return -1;
  PQfinish(conn);
  return 0;
}
