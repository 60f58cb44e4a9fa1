// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Registered as user data of a library's callback.
#include <libpq-fe.h>
struct loop;
void loop_add_fd(struct loop *loop, int fd, void (*callback)(int, void *), void *data);
static void on_ready(int fd, void *data) {
  PGconn *conn = data;
  (void)fd;
  if (!PQconsumeInput(conn)) PQfinish(conn);
}
int watch(struct loop *loop, const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return -1;
  }
  loop_add_fd(loop, PQsocket(conn), on_ready, conn);
  return 0;
}
