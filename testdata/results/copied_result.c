// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The copy lives on its own; the original is cleared.
#include <libpq-fe.h>
PGresult *detach(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  PGresult *copy = PQcopyResult(res, PG_COPYRES_ATTRS | PG_COPYRES_TUPLES);
  PQclear(res);
  return copy;
}
