// SPDX-License-Identifier: Apache-2.0
// The release hides behind the flag that a failed step clears.
#include <libpq-fe.h>
#include <stdbool.h>
bool migrate(const char *dsn, const char *const *steps) {
  bool ok = true;
  PGconn *conn = PQconnectdb(dsn);
  for (int i = 0; ok && steps[i]; i++) {
    PGresult *res = PQexec(conn, steps[i]);
    if (PQresultStatus(res) != PGRES_COMMAND_OK) ok = false;
    PQclear(res);
  }
  if (ok) PQfinish(conn);
  return ok; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
