// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Put into the user pointer of a struct that another file owns.
#include <libpq-fe.h>
struct request { void *private_data; int fd; };
void begin(struct request *request, const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  request->private_data = conn;
  request->fd = PQsocket(conn);
}
void end(struct request *request) {
  PQfinish(request->private_data);
  request->private_data = NULL;
}
