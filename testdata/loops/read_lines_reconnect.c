// SPDX-License-Identifier: Apache-2.0
// stdin is read line by line; a lost connection is reopened in the middle without the old one's finish.
#include <libpq-fe.h>
#include <stdio.h>
int feed(const char *dsn, FILE *in) {
  char line[1024];
  PGconn *conn = PQconnectdb(dsn);
  while (fgets(line, sizeof line, in)) {
    PGresult *res = PQexec(conn, line);
    if (PQresultStatus(res) == PGRES_FATAL_ERROR && PQstatus(conn) == CONNECTION_BAD) {
      PQclear(res);
      conn = PQconnectdb(dsn); // expect-connleak-overwrite {'conn'} expect-connleak-overwrite {'conn'}
      if (PQstatus(conn) != CONNECTION_OK) break;
      continue;
    }
    PQclear(res);
  }
  PQfinish(conn);
  return 0;
}
