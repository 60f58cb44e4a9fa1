// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Memory operations beside the handle: strings in the same struct are changed, freed, copied.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct session { char *name; char error[128]; PGconn *conn; };
int run(const char *dsn, const char *name) {
  struct session s;
  memset(&s, 0, sizeof s);
  s.name = strdup(name);
  s.conn = PQconnectdb(dsn);
  if (PQstatus(s.conn) != CONNECTION_OK) {
    strncpy(s.error, PQerrorMessage(s.conn), sizeof s.error - 1);
    memset(s.error, 0, sizeof s.error);
  }
  snprintf(s.error, sizeof s.error, "%s", s.name ? s.name : "");
  free(s.name);
  s.name = NULL;
  PQfinish(s.conn);
  return s.error[0];
}
