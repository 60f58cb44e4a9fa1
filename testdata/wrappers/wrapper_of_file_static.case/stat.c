// SPDX-License-Identifier: Apache-2.0
// Two files have a static of one name: here it borrows a cached connection.
#include <libpq-fe.h>
static PGconn *cache;
static PGconn *connect_to(const char *dsn) {
  if (!cache) cache = PQconnectdb(dsn);
  return cache;
}
int stat_ping(const char *dsn) { return PQserverVersion(connect_to(dsn)); }
int stat_bad(const char *dsn) {
  PGconn *extra = PQconnectdb(dsn);
  if (PQstatus(extra) != CONNECTION_OK) return 1; // expect-connleak-error-path {'extra' from PQconnectdb()}
  PQfinish(extra);
  return 0;
}
