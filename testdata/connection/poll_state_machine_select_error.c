// SPDX-License-Identifier: Apache-2.0
// The error of select() returns from inside the state machine.
#include <libpq-fe.h>
#include <sys/select.h>
PGconn *connect_async(const char *dsn) {
  PGconn *conn = PQconnectStart(dsn);
  if (!conn) return NULL;
  for (;;) {
    fd_set set;
    int sock;
    switch (PQconnectPoll(conn)) {
    case PGRES_POLLING_OK:
      return conn;
    case PGRES_POLLING_FAILED:
      PQfinish(conn);
      return NULL;
    default:
      sock = PQsocket(conn);
      FD_ZERO(&set);
      FD_SET(sock, &set);
      if (select(sock + 1, &set, &set, NULL, NULL) < 0)
        return NULL; // expect-connleak-error-path {'conn' from PQconnectStart()}
    }
  }
}
