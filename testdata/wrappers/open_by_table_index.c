// SPDX-License-Identifier: Apache-2.0
// The opener comes from a table by an index that is not known; all its entries acquire.
#include <libpq-fe.h>
static PGconn *open_plain(const char *s) { return PQconnectdb(s); }
static PGconn *open_service(const char *s) {
  const char *keys[] = {"service", NULL}, *values[] = {s, NULL};
  return PQconnectdbParams(keys, values, 1);
}
static PGconn *(*const openers[])(const char *) = {open_plain, open_service};
int version(unsigned how, const char *s) {
  PGconn *conn = openers[how & 1](s);
  int v = PQserverVersion(conn);
  if (v == 0) return -1; // expect-connleak-error-path {'conn'}
  PQfinish(conn);
  return v;
}
