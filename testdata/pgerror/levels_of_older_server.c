// SPDX-License-Identifier: Apache-2.0
// Before version 14 an error had the level 20: what the headers of the unit call ERROR and FATAL counts.
#include <libpq-fe.h>
#include <setjmp.h>
#include <stdbool.h>

#define WARNING 19
#define ERROR 20
#define FATAL 21

extern sigjmp_buf *PG_exception_stack;
extern bool errstart(int elevel, const char *domain);
extern void errfinish(const char *file, int line, const char *function);
extern int errmsg(const char *format, ...);
#define ereport(elevel, rest) do { if (errstart(elevel, 0)) { rest; errfinish(__FILE__, __LINE__, __func__); } } while (0)

void warns(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (PQstatus(conn) != CONNECTION_OK)
    ereport(WARNING, errmsg("no connection"));
  PQfinish(conn);
}

void raises(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (PQstatus(conn) != CONNECTION_OK)
    ereport(ERROR, errmsg("no connection")); // expect-connleak-error-path {'conn' from PQconnectdb() is not released when ereport() raises an error}
  PQfinish(conn);
}

void ends_process(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (PQstatus(conn) != CONNECTION_OK)
    ereport(FATAL, errmsg("no connection"));
  PQfinish(conn);
}
