// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <stdio.h>

int copy_out(PGconn *conn) {
  char *row = NULL;
  int length;
  while ((length = PQgetCopyData(conn, &row, 0)) > 0) {
    if (fwrite(row, 1, (size_t)length, stdout) != (size_t)length) return -1; // expect-connleak-error-path {'row' from PQgetCopyData()}
    PQfreemem(row);
  }
  return length == -1 ? 0 : -1;
}
