// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The step reached decides by fall-through what is undone.
#include <libpq-fe.h>
#include <stdio.h>
int run(const char *dsn, const char *path) {
  int step = 0, rc = -1;
  FILE *in = NULL;
  PGresult *res = NULL;
  PGconn *conn = PQconnectdb(dsn);
  step = 1;
  if (PQstatus(conn) != CONNECTION_OK) goto undo;
  if (!(in = fopen(path, "r"))) goto undo;
  step = 2;
  res = PQexec(conn, "select 1");
  step = 3;
  if (PQresultStatus(res) == PGRES_TUPLES_OK) rc = 0;
undo:
  switch (step) {
  case 3: PQclear(res); /* fallthrough */
  case 2: fclose(in);   /* fallthrough */
  case 1: PQfinish(conn);
  }
  return rc;
}
