// SPDX-License-Identifier: Apache-2.0
// PQgetCopyData hands out memory only when it returns more than 0.
// case: expect-none
#include <libpq-fe.h>
#include <stdio.h>

int copy_out(PGconn *conn) {
  char *row = NULL;
  int length;
  while ((length = PQgetCopyData(conn, &row, 0)) > 0) {
    fwrite(row, 1, (size_t)length, stdout);
    PQfreemem(row);
  }
  return length == -1 ? 0 : -1;
}
