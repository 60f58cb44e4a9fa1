// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <poll.h>

PGconn *connect_async(const char *conninfo) {
  PGconn *conn = PQconnectStart(conninfo);
  if (conn == NULL) return NULL;
  if (PQstatus(conn) == CONNECTION_BAD) {
    PQfinish(conn);
    return NULL;
  }
  for (;;) {
    PostgresPollingStatusType state = PQconnectPoll(conn);
    if (state == PGRES_POLLING_OK) return conn;
    if (state == PGRES_POLLING_FAILED) {
      PQfinish(conn);
      return NULL;
    }
    struct pollfd fd = {PQsocket(conn), state == PGRES_POLLING_READING ? POLLIN : POLLOUT, 0};
    poll(&fd, 1, 1000);
  }
}
