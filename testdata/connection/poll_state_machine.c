// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The states of PQconnectPoll in a switch, with a deadline; every exit finishes or hands on.
#include <libpq-fe.h>
#include <sys/select.h>
#include <time.h>
PGconn *connect_with_deadline(const char *dsn, time_t deadline) {
  PGconn *conn = PQconnectStart(dsn);
  if (!conn || PQstatus(conn) == CONNECTION_BAD) goto fail;
  PostgresPollingStatusType status = PGRES_POLLING_WRITING;
  while (time(NULL) < deadline) {
    fd_set set;
    struct timeval tv = {1, 0};
    int sock = PQsocket(conn);
    FD_ZERO(&set);
    FD_SET(sock, &set);
    switch (status) {
    case PGRES_POLLING_READING:
      if (select(sock + 1, &set, NULL, NULL, &tv) < 0) goto fail;
      break;
    case PGRES_POLLING_WRITING:
      if (select(sock + 1, NULL, &set, NULL, &tv) < 0) goto fail;
      break;
    case PGRES_POLLING_OK:
      return conn;
    case PGRES_POLLING_FAILED:
      goto fail;
    default:
      break;
    }
    status = PQconnectPoll(conn);
  }
fail:
  PQfinish(conn);
  return NULL;
}
