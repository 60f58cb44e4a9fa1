// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

static int select_into(PGconn *conn, PGresult **out) {
  *out = PQexec(conn, "select 1");
  if (PQresultStatus(*out) != PGRES_TUPLES_OK) {
    PQclear(*out);
    *out = NULL;
    return 0;
  }
  return 1;
}

int bad(PGconn *conn) {
  PGresult *result;
  if (!select_into(conn, &result)) return -1;
  if (PQntuples(result) == 0) return 0; // expect-connleak-error-path {'result' from select_into()}
  PQclear(result);
  return 1;
}

int good(PGconn *conn) {
  PGresult *result;
  if (!select_into(conn, &result)) return -1;
  int n = PQntuples(result);
  PQclear(result);
  return n;
}
