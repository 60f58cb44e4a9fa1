// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The mode's text goes into a statement between the comparisons.
#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>
int run(const char *mode, const char *dsn) {
  PGconn *conn = NULL;
  char sql[128];
  if (strcmp(mode, "audit") == 0) conn = PQconnectdb(dsn);
  snprintf(sql, sizeof sql, "select log('%s')", mode);
  if (conn) PQclear(PQexec(conn, sql));
  if (strcmp(mode, "audit") == 0) PQfinish(conn);
  return 0;
}
