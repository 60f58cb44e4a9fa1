// SPDX-License-Identifier: Apache-2.0
// The fallback without SSL opens a second handle over the first.
#include <libpq-fe.h>
#include <string.h>
PGconn *login(const char *host, const char *db, const char *user, const char *password) {
  PGconn *conn = PQsetdbLogin(host, NULL, NULL, NULL, db, user, password);
  if (PQstatus(conn) == CONNECTION_BAD && strstr(PQerrorMessage(conn), "SSL"))
    conn = PQsetdbLogin(host, NULL, "sslmode=disable", NULL, db, user, password); // expect-connleak-overwrite {'conn' from PQsetdbLogin()}
  return conn;
}
