// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Released on exactly one of many branches each.
#include <libpq-fe.h>
int classify(PGconn *conn, const char *sql, int strict) {
  PGresult *res = PQexec(conn, sql);
  if (!res) return -1;
  if (PQresultStatus(res) == PGRES_TUPLES_OK) {
    int n = PQntuples(res);
    if (n == 0) {
      PQclear(res);
      return strict ? -2 : 0;
    } else if (n == 1) {
      int null = PQgetisnull(res, 0, 0);
      PQclear(res);
      if (null && strict) return -3;
      return 1;
    }
    PQclear(res);
    return n;
  } else if (strict) {
    PQclear(res);
    return -4;
  }
  PQclear(res);
  return -5;
}
