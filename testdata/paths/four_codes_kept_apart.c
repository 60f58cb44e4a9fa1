// SPDX-License-Identifier: Apache-2.0
// Four ways in, each with a code and a detail of its own: no two of them are mixed up where they meet.
// case: expect-none
#include <libpq-fe.h>

int tell(const char *conninfo, int mode) {
  PGconn *conn = PQconnectdb(conninfo);
  int code, detail;
  switch (mode) {
    case 10: code = 1; detail = 17; break;
    case 20: code = 2; detail = 5; break;
    case 30: code = 3; detail = 29; break;
    default: code = 4; detail = 11; break;
  }
  if (PQserverVersion(conn) > 0)
    mode = 0;
  if (code == 1 && detail != 17)
    return -1;
  if (code == 2 && detail != 5)
    return -1;
  if (code == 3 && detail != 29)
    return -1;
  if (code == 4 && detail != 11)
    return -1;
  PQfinish(conn);
  return mode;
}
