// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The callee tells by a pointer whether it opened.
#include <libpq-fe.h>
#include <stdbool.h>
static PGconn *get(PGconn *given, const char *dsn, bool *opened) {
  *opened = false;
  if (given && PQstatus(given) == CONNECTION_OK) return given;
  *opened = true;
  return PQconnectdb(dsn);
}
int version(PGconn *given, const char *dsn) {
  bool opened;
  PGconn *conn = get(given, dsn, &opened);
  int v = PQserverVersion(conn);
  if (opened) PQfinish(conn);
  return v;
}
