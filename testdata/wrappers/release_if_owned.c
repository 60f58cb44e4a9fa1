// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The holder knows whether it owns.
#include <libpq-fe.h>
#include <stdbool.h>
struct lease { PGconn *conn; bool owned; };
static struct lease lease_take(PGconn *given, const char *dsn) {
  struct lease lease;
  lease.owned = given == NULL;
  lease.conn = given ? given : PQconnectdb(dsn);
  return lease;
}
static void lease_end(struct lease *lease) {
  if (lease->owned) PQfinish(lease->conn);
  lease->conn = NULL;
}
int run(PGconn *given, const char *dsn) {
  struct lease lease = lease_take(given, dsn);
  int v = PQserverVersion(lease.conn);
  lease_end(&lease);
  return v;
}
