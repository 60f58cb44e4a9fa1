// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Labels in reverse order of acquisition, as the kernel writes it.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
int export_table(const char *dsn, const char *path) {
  int rc = -1;
  FILE *out = fopen(path, "w");
  if (!out) return -1;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) goto err_conn;
  PGresult *res = PQexec(conn, "select line from export");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) goto err_res;
  char *buf = malloc(4096);
  if (!buf) goto err_res;
  for (int i = 0; i < PQntuples(res); i++) {
    snprintf(buf, 4096, "%s\n", PQgetvalue(res, i, 0));
    if (fputs(buf, out) == EOF) goto err_write;
  }
  rc = 0;
err_write:
  free(buf);
err_res:
  PQclear(res);
err_conn:
  PQfinish(conn);
  fclose(out);
  return rc;
}
