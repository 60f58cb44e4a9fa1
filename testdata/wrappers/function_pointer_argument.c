// SPDX-License-Identifier: Apache-2.0
// The callback passed to a helper releases; the helper only sees a pointer.
#include <libpq-fe.h>

static void with(PGresult *result, void (*use)(PGresult *)) { use(result); }
static void keep(PGresult *result) { (void)PQntuples(result); }

void good(PGconn *conn) { with(PQexec(conn, "select 1"), PQclear); }

void bad(PGconn *conn) {
  PGresult *result = PQexec(conn, "select 1");
  with(result, keep);
} // expect-connleak-never-released {'result' from PQexec()}
