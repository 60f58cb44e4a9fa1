// SPDX-License-Identifier: Apache-2.0
// One goto of the ladder jumps one label too far.
#include <libpq-fe.h>
#include <stdio.h>
int export_table(const char *dsn, const char *path) {
  int rc = -1;
  PGresult *res;
  FILE *out;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) goto err_conn;
  res = PQexec(conn, "select line from export");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) goto err_res;
  out = fopen(path, "w");
  if (!out) goto err_conn;
  for (int i = 0; i < PQntuples(res); i++) fprintf(out, "%s\n", PQgetvalue(res, i, 0));
  fclose(out);
  rc = 0;
err_res:
  PQclear(res);
err_conn:
  PQfinish(conn);
  return rc; // expect-connleak-error-path {'res' from PQexec()}
}
