// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The pointer is written to a pipe; the other thread finishes what it reads.
#include <libpq-fe.h>
#include <unistd.h>
int hand_over(int fd, const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return -1;
  }
  return write(fd, &conn, sizeof conn) == sizeof conn ? 0 : -1;
}
void *receiver(void *arg) {
  PGconn *conn;
  while (read(*(int *)arg, &conn, sizeof conn) == sizeof conn) PQfinish(conn);
  return NULL;
}
