// SPDX-License-Identifier: Apache-2.0
// A program with a copy of elog.c: ERROR leaves the function there, too.
#include "elog.h"
#include <libpq-fe.h>

bool ping(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (PQstatus(conn) != CONNECTION_OK)
    ereport(ERROR, errmsg("%s: %s", where, PQerrorMessage(conn))); // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return true;
}
