// SPDX-License-Identifier: Apache-2.0
// The connection is finished, then opened again in a loop whose bound the program keeps above zero where it reads its
// settings. Nothing here shows the loop running no time at all, so no use of the finished one is told.
// case: expect-none
#include <libpq-fe.h>
#include <stdbool.h>
#include <unistd.h>

int reconnect_attempts = 3;

bool restartAndLook(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return false;
  }
  PQclear(PQexec(conn, "select restart()"));
  PQfinish(conn);
  for (int i = 0; i < reconnect_attempts; ++i) {
    conn = PQconnectdb(conninfo);
    if (PQstatus(conn) == CONNECTION_OK)
      break;
    PQfinish(conn);
    conn = NULL;
    sleep(1);
  }
  bool up = PQstatus(conn) == CONNECTION_OK;  // gap: false connleak-use-after-release
  PQfinish(conn);
  return up;
}
