// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The caller's variable is replaced.
#include <libpq-fe.h>
int reopen(PGconn **conn, const char *dsn) {
  if (PQstatus(*conn) == CONNECTION_OK) return 0;
  PQfinish(*conn);
  *conn = PQconnectdb(dsn);
  return PQstatus(*conn) == CONNECTION_OK ? 0 : -1;
}
