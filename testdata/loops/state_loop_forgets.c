// SPDX-License-Identifier: Apache-2.0
// The failed state goes back to connecting without finishing.
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
      conn = PQconnectdb(dsn); // expect-connleak-overwrite {'conn' from PQconnectdb()}
      state = PQstatus(conn) == CONNECTION_OK ? CONNECTED : FAILED;
      break;
    case CONNECTED:
      PQclear(PQexec(conn, "select work()"));
      if (PQstatus(conn) != CONNECTION_OK) state = FAILED;
      else if (--rounds <= 0) state = DONE;
      break;
    case FAILED:
      failures++;
      sleep(1);
      state = DISCONNECTED;
      break;
    case DONE:
      break;
    }
  }
  PQfinish(conn);
  return failures;
}
