// SPDX-License-Identifier: Apache-2.0
// The wrapper hands out a connection only when its status was good and a query on it succeeded. When the caller finds
// the status bad, what it has is the null that the wrapper answers otherwise.
// case: expect-none
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

static bool isWritable(PGconn *conn) {
  bool writable = false;
  PGresult *res = PQexec(conn, "select not pg_is_in_recovery()");
  if (PQresultStatus(res) == PGRES_TUPLES_OK)
    writable = *PQgetvalue(res, 0, 0) == 't';
  PQclear(res);
  return writable;
}

static PGconn *findWritable(const char **hosts, int count) {
  for (int i = 0; i < count; ++i) {
    PGconn *conn = PQconnectdb(hosts[i]);
    if (PQstatus(conn) != CONNECTION_OK) {
      PQfinish(conn);
      continue;
    }
    if (isWritable(conn))
      return conn;
    PQfinish(conn);
  }
  return NULL;
}

bool markActive(const char **hosts, int count) {
  PGconn *conn = findWritable(hosts, count);
  if (PQstatus(conn) != CONNECTION_OK)
    return false;
  PQclear(PQexec(conn, "update nodes set active = true"));
  PQfinish(conn);
  return true;
}

bool waitForWritable(const char **hosts, int count, int seconds) {
  PGconn *conn = NULL;
  for (int i = 0; i < seconds; ++i) {
    conn = findWritable(hosts, count);
    if (PQstatus(conn) == CONNECTION_OK)
      break;
    sleep(1);
  }
  if (PQstatus(conn) != CONNECTION_OK)
    exit(1);
  PQfinish(conn);
  return true;
}
