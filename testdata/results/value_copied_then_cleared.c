// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The text is duplicated before the clear.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
char *setting(PGconn *conn, const char *name) {
  const char *values[] = {name};
  char *copy = NULL;
  PGresult *res = PQexecParams(conn, "select current_setting($1)", 1, NULL, values, NULL, NULL, 0);
  if (PQresultStatus(res) == PGRES_TUPLES_OK && PQntuples(res) == 1 && !PQgetisnull(res, 0, 0))
    copy = strdup(PQgetvalue(res, 0, 0));
  PQclear(res);
  return copy;
}
