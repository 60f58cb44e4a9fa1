// SPDX-License-Identifier: Apache-2.0
// A break where the fall-through should be: the connection stays open once there was a result.
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
    break;
  case CONNECTED:
    PQfinish(conn);
    break;
  case IDLE:
    break;
  }
  return rows; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
