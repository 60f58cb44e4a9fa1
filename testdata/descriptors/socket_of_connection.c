// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// PQsocket's descriptor belongs to the connection.
#include <libpq-fe.h>
#include <poll.h>
#include <unistd.h>
int readable(PGconn *conn) {
  int fd = PQsocket(conn);
  if (fd < 0) return -1;
  struct pollfd p = {fd, POLLIN, 0};
  return poll(&p, 1, 100);
}
