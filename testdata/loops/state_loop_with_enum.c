// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A service as a state machine: the states tell whether there is a connection.
#include <libpq-fe.h>
#include <unistd.h>
enum state { DISCONNECTED, CONNECTED, FAILED, DONE };
int service(const char *dsn, int rounds) {
  enum state state = DISCONNECTED;
  PGconn *conn = NULL;
  int failures = 0;
  while (state != DONE) {
    switch (state) {
    case DISCONNECTED:
      conn = PQconnectdb(dsn);
      state = PQstatus(conn) == CONNECTION_OK ? CONNECTED : FAILED;
      break;
    case CONNECTED:
      PQclear(PQexec(conn, "select work()"));
      if (PQstatus(conn) != CONNECTION_OK) state = FAILED;
      else if (--rounds <= 0) {
        PQfinish(conn);
        conn = NULL;
        state = DONE;
      }
      break;
    case FAILED:
      PQfinish(conn);
      conn = NULL;
      state = ++failures > 5 ? DONE : DISCONNECTED;
      sleep(1);
      break;
    case DONE:
      break;
    }
  }
  return failures;
}
