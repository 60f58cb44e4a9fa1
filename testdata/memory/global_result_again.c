// SPDX-License-Identifier: Apache-2.0
// A file-scope result that only the error path clears.
#include <libpq-fe.h>

static PGconn *conn;
static PGresult *result;
static int connected;

int log_call(const char *conninfo, const char *sql) {
  if (!connected) {
    conn = PQconnectdb(conninfo);
    if (PQstatus(conn) != CONNECTION_OK) {
      PQfinish(conn);
      return -1;
    }
    connected = 1;
  }
  result = PQexec(conn, sql); // expect-connleak-overwrite {'result' from PQexec()}
  if (PQresultStatus(result) != PGRES_COMMAND_OK) {
    PQclear(result);
    return -1;
  }
  return 0;
}
