// SPDX-License-Identifier: Apache-2.0
// Two results through one helper; the second's failure forgets the first.
#include <libpq-fe.h>
static int query(PGconn *conn, const char *sql, PGresult **out) {
  *out = PQexec(conn, sql);
  if (PQresultStatus(*out) != PGRES_TUPLES_OK) {
    PQclear(*out);
    *out = NULL;
    return -1;
  }
  return PQntuples(*out);
}
int compare(PGconn *conn) {
  PGresult *a, *b;
  int n, m;
  if ((n = query(conn, "select 1", &a)) < 0) return -1;
  if ((m = query(conn, "select 2", &b)) < 0) return -1; // expect-connleak-error-path {'a' from query()}
  PQclear(a);
  PQclear(b);
  return n - m;
}
