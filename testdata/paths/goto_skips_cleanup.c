// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <stdlib.h>

int copy_rows(const char *conninfo, int rows) {
  int status = -1;
  char *buffer;
  PGconn *conn = PQconnectdb(conninfo);
  if (rows < 0) goto finish;
  buffer = malloc(100);
  if (!buffer) goto out;
  status = 0;
  free(buffer);
finish:
  PQfinish(conn);
out:
  return status; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
