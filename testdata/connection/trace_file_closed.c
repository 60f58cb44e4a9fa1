// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The trace stream belongs to the caller, PQtrace only borrows it.
#include <libpq-fe.h>
#include <stdio.h>
int traced(PGconn *conn, const char *path, const char *sql) {
  FILE *trace = fopen(path, "w");
  if (!trace) return -1;
  PQtrace(conn, trace);
  PGresult *res = PQexec(conn, sql);
  int ok = PQresultStatus(res) == PGRES_COMMAND_OK;
  PQclear(res);
  PQuntrace(conn);
  fclose(trace);
  return ok;
}
