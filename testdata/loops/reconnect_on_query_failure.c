// SPDX-License-Identifier: Apache-2.0
// A failed query makes the worker connect again; the broken connection stays behind.
#include <libpq-fe.h>
int worker(const char *dsn, int jobs) {
  PGconn *conn = PQconnectdb(dsn);
  int done = 0;
  while (jobs-- > 0) {
    PGresult *res = PQexec(conn, "select next_job()");
    ExecStatusType status = PQresultStatus(res);
    PQclear(res);
    if (status != PGRES_TUPLES_OK) {
      conn = PQconnectdb(dsn); // expect-connleak-overwrite {from PQconnectdb()} expect-connleak-overwrite {from PQconnectdb()}
      continue;
    }
    done++;
  }
  PQfinish(conn);
  return done;
}
