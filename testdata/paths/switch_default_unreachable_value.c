// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The mode has three values by construction; every one of them releases.
#include <libpq-fe.h>
int apply(const char *dsn, unsigned flags) {
  PGconn *conn = PQconnectdb(dsn);
  unsigned mode = flags & 3u;
  switch (mode) {
  case 0: PQfinish(conn); return 0;
  case 1: PQclear(PQexec(conn, "vacuum")); PQfinish(conn); return 1;
  case 2: PQclear(PQexec(conn, "analyze")); PQfinish(conn); return 2;
  case 3: PQclear(PQexec(conn, "reindex")); PQfinish(conn); return 3;
  }
  return -1;
}
