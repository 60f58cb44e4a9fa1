// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int pick(const char *conninfo, int shared, PGconn *common) {
  PGconn *conn = shared ? common : PQconnectdb(conninfo);
  int version = PQserverVersion(conn);
  if (version < 0 && !shared) PQfinish(conn);
  return version; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
