// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <poll.h>

PGconn *connect_async(const char *conninfo) {
  PGconn *conn = PQconnectStart(conninfo);
  if (conn == NULL) return NULL;
  for (;;) {
    PostgresPollingStatusType state = PQconnectPoll(conn);
    if (state == PGRES_POLLING_OK) return conn;
    if (state == PGRES_POLLING_FAILED) {
      PQfinish(conn);
      return NULL;
    }
    struct pollfd fd = {PQsocket(conn), POLLIN, 0};
    if (poll(&fd, 1, 1000) == 0) return NULL; // expect-connleak-error-path {'conn' from PQconnectStart()}
  }
}
