// SPDX-License-Identifier: Apache-2.0
// Only one of two exits asks whether it was opened here.
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
  if (v == 0) return -1; // expect-connleak-error-path {'conn' from get()}
  if (opened) PQfinish(conn);
  return v;
}
