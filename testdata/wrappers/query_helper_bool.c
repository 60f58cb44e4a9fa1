// SPDX-License-Identifier: Apache-2.0
// succeeded() only looks; the caller that trusts it to clear leaks when it fails.
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
static bool succeeded(PGconn *conn, PGresult *res) {
  if (PQresultStatus(res) == PGRES_TUPLES_OK) return true;
  fprintf(stderr, "%s\n", PQerrorMessage(conn));
  return false;
}
int run(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  if (!succeeded(conn, res)) return -1; // expect-connleak-error-path {'res' from PQexec()}
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
