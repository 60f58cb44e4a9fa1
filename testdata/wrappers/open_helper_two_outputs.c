// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Returns the connection and a message by out-parameter; both are released.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
static PGconn *open_db(const char *dsn, char **error) {
  PGconn *conn = PQconnectdb(dsn);
  *error = NULL;
  if (PQstatus(conn) == CONNECTION_OK) return conn;
  *error = strdup(PQerrorMessage(conn));
  PQfinish(conn);
  return NULL;
}
int run(const char *dsn) {
  char *error;
  PGconn *conn = open_db(dsn, &error);
  if (error) {
    free(error);
    return -1;
  }
  int v = conn ? PQserverVersion(conn) : 0;
  if (conn) PQfinish(conn);
  return v;
}
