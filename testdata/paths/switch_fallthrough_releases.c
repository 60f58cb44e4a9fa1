// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Deeper stages fall through to the release of the shallower ones.
#include <libpq-fe.h>
enum stage { IDLE, CONNECTED, QUERIED };
int work(const char *dsn) {
  enum stage stage = IDLE;
  PGresult *res = NULL;
  PGconn *conn = PQconnectdb(dsn);
  if (conn) {
    stage = CONNECTED;
    res = PQexec(conn, "select 1");
    if (res) stage = QUERIED;
  }
  int rows = stage == QUERIED ? PQntuples(res) : -1;
  switch (stage) {
  case QUERIED:
    PQclear(res);
    /* fallthrough */
  case CONNECTED:
    PQfinish(conn);
    /* fallthrough */
  case IDLE:
    break;
  }
  return rows;
}
