// SPDX-License-Identifier: Apache-2.0
// A release wrapper that drops the handle instead: when the login failed, nobody finishes it.
#include <libpq-fe.h>

static void close_connection(PGconn **conn) {
  if (PQstatus(*conn) == CONNECTION_OK) PQfinish(*conn);
  *conn = NULL; // expect-connleak-overwrite {'*conn' is not released before it is overwritten}
}

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  int version = PQserverVersion(conn);
  close_connection(&conn);
  return version;
}
