// SPDX-License-Identifier: Apache-2.0
// The macro opens and returns on failure, by itself leaking.
#include <libpq-fe.h>
#define OPEN_OR_RETURN(var, dsn, code)                       \
  PGconn *var = PQconnectdb(dsn);                            \
  if (PQstatus(var) != CONNECTION_OK) return (code)
int run(const char *dsn) {
  OPEN_OR_RETURN(conn, dsn, -1); // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQclear(PQexec(conn, "select 1"));
  PQfinish(conn);
  return 0;
}
