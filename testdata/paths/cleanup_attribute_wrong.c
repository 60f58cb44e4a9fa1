// SPDX-License-Identifier: Apache-2.0
// The cleanup function clears the variable and forgets to finish what is in it.
#include <libpq-fe.h>

static void forget(PGconn **conn) {
  *conn = NULL; // expect-connleak-overwrite {'conn' from PQconnectdb()}
}

int run(const char *conninfo) {
  __attribute__((cleanup(forget))) PGconn *conn = PQconnectdb(conninfo);
  return PQserverVersion(conn);
}
