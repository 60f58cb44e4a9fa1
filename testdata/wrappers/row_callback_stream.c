// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Rows go to a callback with a stream as its context.
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
typedef bool (*row_fn)(PGresult *res, int row, void *context);
static int each_row(PGconn *conn, const char *sql, row_fn fn, void *context) {
  int n = 0;
  PGresult *res = PQexec(conn, sql);
  if (PQresultStatus(res) != PGRES_TUPLES_OK) {
    PQclear(res);
    return -1;
  }
  for (int i = 0; i < PQntuples(res); i++, n++)
    if (!fn(res, i, context)) break;
  PQclear(res);
  return n;
}
static bool print_row(PGresult *res, int row, void *context) {
  return fprintf(context, "%s\n", PQgetvalue(res, row, 0)) > 0;
}
int dump(PGconn *conn, const char *path) {
  FILE *out = fopen(path, "w");
  if (!out) return -1;
  int n = each_row(conn, "select name from t", print_row, out);
  return fclose(out) == 0 ? n : -1;
}
