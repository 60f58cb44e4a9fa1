// SPDX-License-Identifier: Apache-2.0
// Kernel style: ret is set before each goto; one goto goes behind the release.
#include <errno.h>
#include <libpq-fe.h>
int ensure_table(const char *dsn, const char *ddl) {
  int ret = 0;
  PGresult *res;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    ret = -ECONNREFUSED;
    goto finish;
  }
  res = PQexec(conn, ddl);
  if (!res) {
    ret = -ENOMEM;
    goto out;
  }
  if (PQresultStatus(res) != PGRES_COMMAND_OK) ret = -EIO;
  PQclear(res);
finish:
  PQfinish(conn);
out:
  return ret; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
