// SPDX-License-Identifier: Apache-2.0
// A known function pointer: the driver table of a program that can talk to several databases.
#include <libpq-fe.h>

typedef struct { PGconn *(*open)(const char *); void (*close)(PGconn *); } driver;
static PGconn *pg_open(const char *s) { return PQconnectdb(s); }
static void pg_close(PGconn *c) { PQfinish(c); }
static const driver postgres = {pg_open, pg_close};

int good(const char *s) {
  PGconn *conn = postgres.open(s);
  int n = PQserverVersion(conn);
  postgres.close(conn);
  return n;
}

int bad(const char *s) {
  PGconn *conn = postgres.open(s);
  int n = PQserverVersion(conn);
  if (n == 0) return -1; // expect-connleak-error-path {'conn' from pg_open()}
  postgres.close(conn);
  return n;
}
