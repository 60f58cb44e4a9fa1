// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The body is elsewhere, the declaration says that it does not return.
#include <libpq-fe.h>
#include <stdnoreturn.h>
noreturn void panic(const char *format, ...);
void fatal(const char *text) __attribute__((noreturn));
int rows(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) panic("login: %s", PQerrorMessage(conn));
  PGresult *res = PQexec(conn, "select 1");
  if (!res) fatal("out of memory");
  int n = PQntuples(res);
  PQclear(res);
  PQfinish(conn);
  return n;
}
