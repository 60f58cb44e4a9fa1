// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The asynchronous reset keeps the handle as well.
#include <libpq-fe.h>
int revive(PGconn *conn) {
  if (!PQresetStart(conn)) return -1;
  for (;;) {
    PostgresPollingStatusType status = PQresetPoll(conn);
    if (status == PGRES_POLLING_OK) return 0;
    if (status == PGRES_POLLING_FAILED) return -1;
  }
}
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int rc = PQstatus(conn) == CONNECTION_OK ? 0 : revive(conn);
  PQfinish(conn);
  return rc;
}
