// SPDX-License-Identifier: Apache-2.0
// PQuntrace does not close the stream.
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
  return ok; // expect-connleak-never-released {'trace' from fopen()}
}
