// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Opened before main and finished after it.
#include <libpq-fe.h>
static PGconn *conn;
__attribute__((constructor)) static void load(void) { conn = PQconnectdb("service=app"); }
__attribute__((destructor)) static void unload(void) {
  if (conn) PQfinish(conn);
}
int ping(void) { return PQstatus(conn) == CONNECTION_OK; }
