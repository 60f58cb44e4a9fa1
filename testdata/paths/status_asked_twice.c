// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// PQstatus answers the same as long as nothing happened to the connection.
#include <libpq-fe.h>
#include <stdio.h>
int version(const char *dsn) {
  int v = -1;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) == CONNECTION_OK) v = PQserverVersion(conn);
  if (PQstatus(conn) != CONNECTION_OK) {
    fprintf(stderr, "%s", PQerrorMessage(conn));
    PQfinish(conn);
    return -1;
  }
  PQfinish(conn);
  return v;
}
