// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Wait for notifications with poll; everything is freed before waiting again.
#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>
int listen_loop(const char *dsn, volatile int *stop) {
  PGconn *conn = PQconnectdb(dsn);
  int seen = 0, rc = -1;
  PGresult *res = PQexec(conn, "listen jobs");
  if (PQresultStatus(res) != PGRES_COMMAND_OK) goto done;
  PQclear(res);
  res = NULL;
  while (!*stop) {
    struct pollfd p = {PQsocket(conn), POLLIN, 0};
    if (p.fd < 0) goto done;
    if (poll(&p, 1, 500) < 0) {
      if (errno == EINTR) continue;
      goto done;
    }
    if (!PQconsumeInput(conn)) goto done;
    for (PGnotify *n; (n = PQnotifies(conn)) != NULL; PQfreemem(n)) seen++;
  }
  rc = seen;
done:
  PQclear(res);
  PQfinish(conn);
  return rc;
}
