// SPDX-License-Identifier: Apache-2.0
// A program with a copy of elog.c: what errmsg() and palloc() raise for want of memory is not reckoned with at each message.
#include "elog.h"
#include <libpq-fe.h>

// case: expect-none

bool ping(const char *where) {
  PGconn *conn = PQconnectdb(where);
  char *reply = palloc(100);
  bool good = PQstatus(conn) == CONNECTION_OK;
  if (!good)
    ereport(WARNING, errmsg("%s: %s", where, PQerrorMessage(conn)));
  PQfinish(conn);
  reply[0] = good ? 'y' : 'n';
  return reply[0] == 'y';
}
