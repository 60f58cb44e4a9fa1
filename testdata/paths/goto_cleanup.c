// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

int copy_rows(const char *conninfo) {
  int status = -1;
  char *buffer = NULL;
  PGresult *result = NULL;
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) goto out;
  buffer = malloc(100);
  if (!buffer) goto out;
  result = PQexec(conn, "select 1");
  if (PQresultStatus(result) != PGRES_TUPLES_OK) goto out;
  status = 0;
out:
  PQclear(result);
  free(buffer);
  PQfinish(conn);
  return status;
}
