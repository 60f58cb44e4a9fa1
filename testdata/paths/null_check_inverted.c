// SPDX-License-Identifier: Apache-2.0
// The null check is the wrong way round: only the null handle is finished.
#include <libpq-fe.h>

int work(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (conn == NULL) {
    PQfinish(conn);
    return -1;
  }
  return 0; // expect-connleak-never-released {'conn' from PQconnectdb()}
}
