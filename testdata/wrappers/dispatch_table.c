// SPDX-License-Identifier: Apache-2.0
// Commands in a table; one of its handlers leaks on its own.
#include <libpq-fe.h>
#include <string.h>
static int cmd_ping(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int ok = PQstatus(conn) == CONNECTION_OK;
  PQfinish(conn);
  return ok ? 0 : 1;
}
static int cmd_version(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) return 1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}
static const struct { const char *name; int (*run)(const char *); } commands[] = {
    {"ping", cmd_ping}, {"version", cmd_version}};
int dispatch(const char *name, const char *dsn) {
  for (unsigned i = 0; i < sizeof commands / sizeof commands[0]; i++)
    if (strcmp(commands[i].name, name) == 0) return commands[i].run(dsn);
  return 2;
}
