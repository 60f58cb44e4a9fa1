// SPDX-License-Identifier: Apache-2.0
// A short write leaves the copy loop by break with the buffer.
#include <libpq-fe.h>
#include <stdio.h>
int dump(PGconn *conn, FILE *out) {
  char *buf = NULL;
  int len;
  while ((len = PQgetCopyData(conn, &buf, 0)) > 0) {
    if (fwrite(buf, 1, (size_t)len, out) != (size_t)len) break;
    PQfreemem(buf);
    buf = NULL;
  }
  return len == -1 ? 0 : -1; // expect-connleak-error-path {'buf' from PQgetCopyData()}
}
