// SPDX-License-Identifier: Apache-2.0
// ENSURE jumps to `fail`; the label finishes the connection and forgets the result.
#include <libpq-fe.h>
#include <stdio.h>
#define ENSURE(x) do { if (!(x)) { fprintf(stderr, "%s\n", #x); goto fail; } } while (0)
int run(const char *dsn) {
  PGresult *res = NULL;
  PGconn *conn = PQconnectdb(dsn);
  ENSURE(PQstatus(conn) == CONNECTION_OK);
  res = PQexec(conn, "select 1");
  ENSURE(PQresultStatus(res) == PGRES_TUPLES_OK);
  ENSURE(PQntuples(res) == 1);
  PQclear(res);
  PQfinish(conn);
  return 0;
fail:
  PQfinish(conn);
  return -1; // expect-connleak-error-path {'res' from PQexec()}
}
