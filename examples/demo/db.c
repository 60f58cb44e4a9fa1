// SPDX-License-Identifier: Apache-2.0
// The wrapper every program of the shop connects through.
#include "db.h"

#include <stdio.h>

PGconn *db_open(const char *host) {
  const char *keywords[] = {"host", "dbname", "application_name", "connect_timeout", NULL};
  const char *values[] = {host, "shop", "orders", "5", NULL};
  PGconn *conn = PQconnectdbParams(keywords, values, 0);

  if (PQstatus(conn) != CONNECTION_OK)
    fprintf(stderr, "no connection to %s: %s", host, PQerrorMessage(conn));
  return conn;
}
