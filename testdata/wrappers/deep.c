// SPDX-License-Identifier: Apache-2.0
// Acquired four calls down, released three calls down.
#include <libpq-fe.h>

static PGconn *a(const char *s) { return PQconnectdb(s); }
static PGconn *b(const char *s) { return a(s); }
static int c(const char *s, PGconn **out) {
  PGconn *conn = b(s);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return 0;
  }
  *out = conn;
  return 1;
}
static void z(PGconn *conn) { PQfinish(conn); }
static void y(PGconn **conn) { if (*conn) { z(*conn); *conn = NULL; } }

int good(const char *s) {
  PGconn *conn;
  if (!c(s, &conn)) return -1;
  int n = PQserverVersion(conn);
  y(&conn);
  return n;
}

int bad(const char *s) {
  PGconn *conn;
  if (!c(s, &conn)) return -1;
  int n = PQserverVersion(conn);
  if (n < 0) return n; // expect-connleak-error-path {'conn' from c()}
  y(&conn);
  return n;
}
