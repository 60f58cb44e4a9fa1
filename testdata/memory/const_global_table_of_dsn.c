// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A constant table drives the loop; each entry's connection is local.
#include <libpq-fe.h>
static const struct { const char *name, *dsn; int required; } targets[] = {
    {"main", "service=main", 1}, {"report", "service=report", 0}};
int check(void) {
  int missing = 0;
  for (unsigned i = 0; i < sizeof targets / sizeof *targets; i++) {
    PGconn *conn = PQconnectdb(targets[i].dsn);
    if (PQstatus(conn) != CONNECTION_OK && targets[i].required) missing++;
    PQfinish(conn);
  }
  return missing;
}
