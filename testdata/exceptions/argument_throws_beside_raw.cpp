// SPDX-License-Identifier: Apache-2.0
// The second argument throws while the first, a raw connection, waits for the call that takes it.
#include <libpq-fe.h>
#include <string>

int read_level(const char *name);

static int serve(PGconn *conn, int level) {
  int version = PQserverVersion(conn) + level;
  PQfinish(conn);
  return version;
}

int run(const char *dsn) {
  return serve(PQconnectdb(dsn), read_level("verbosity")); // expect-connleak-exception-path {PQconnectdb()}
}

int run_in_order(const char *dsn) {
  const int level = read_level("verbosity");
  return serve(PQconnectdb(dsn), level);
}
