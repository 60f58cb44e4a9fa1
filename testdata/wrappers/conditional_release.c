// SPDX-License-Identifier: Apache-2.0
// The wrapper releases only when its flag says so.
#include <libpq-fe.h>

static int finish_if(PGconn *conn, int really) {
  if (!really) return 0;
  PQfinish(conn);
  return 1;
}

int keeps(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  finish_if(conn, 0);
  return 0; // expect-connleak-never-released {'conn' from PQconnectdb()}
}

int releases(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  finish_if(conn, 1);
  return 0;
}

int by_result(const char *conninfo, int flag) {
  PGconn *conn = PQconnectdb(conninfo);
  if (!finish_if(conn, flag)) PQfinish(conn);
  return 0;
}
