// SPDX-License-Identifier: Apache-2.0
#include "check.h"

void check(PGconn *conn, int level) {
  if (PQstatus(conn) != CONNECTION_OK)
    ereport(level, errmsg("no connection: %s", PQerrorMessage(conn)));
}
