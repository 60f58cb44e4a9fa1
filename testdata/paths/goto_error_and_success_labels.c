// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Two exits: done keeps the handle for the caller, fail drops it.
#include <libpq-fe.h>
#include <stdio.h>
PGconn *session_open(const char *dsn, const char *schema) {
  char sql[256];
  PGresult *res = NULL;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) goto fail;
  if (!schema) goto done;
  snprintf(sql, sizeof sql, "set search_path to %s", schema);
  res = PQexec(conn, sql);
  if (PQresultStatus(res) != PGRES_COMMAND_OK) goto fail;
done:
  PQclear(res);
  return conn;
fail:
  PQclear(res);
  PQfinish(conn);
  return NULL;
}
