// SPDX-License-Identifier: Apache-2.0
// A level of which nothing is known is that of a message.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

// case: expect-none

extern int message_level;

int count_rows(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  int rows = PQntuples(res);
  elog(message_level, "%d rows", rows);
  PQclear(res);
  return rows;
}
