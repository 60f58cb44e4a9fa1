// SPDX-License-Identifier: Apache-2.0
// A program with a copy of elog.c: ERROR leaves the function there, too; what errmsg() and palloc() raise for want of
// memory is not reckoned with at each message.
#include "elog.h"
#include <libpq-fe.h>

bool warns(const char *where) {
  PGconn *conn = PQconnectdb(where);
  char *reply = palloc(100);
  bool good = PQstatus(conn) == CONNECTION_OK;
  if (!good)
    ereport(WARNING, errmsg("%s: %s", where, PQerrorMessage(conn)));
  PQfinish(conn);
  reply[0] = good ? 'y' : 'n';
  return reply[0] == 'y';
}

bool raises(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (PQstatus(conn) != CONNECTION_OK)
    ereport(ERROR, errmsg("%s: %s", where, PQerrorMessage(conn))); // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return true;
}
