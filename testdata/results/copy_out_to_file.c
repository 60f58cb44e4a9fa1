// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// COPY TO STDOUT: buffer freed per row, final results drained, file closed.
#include <libpq-fe.h>
#include <stdio.h>
int dump(PGconn *conn, const char *path) {
  int rc = -1, len;
  char *buf;
  PGresult *res;
  FILE *out = fopen(path, "w");
  if (out == NULL) return -1;
  res = PQexec(conn, "copy t to stdout");
  if (PQresultStatus(res) != PGRES_COPY_OUT) goto done;
  while ((len = PQgetCopyData(conn, &buf, 0)) > 0) {
    size_t written = fwrite(buf, 1, (size_t)len, out);
    PQfreemem(buf);
    if (written != (size_t)len) goto done;
  }
  if (len == -2) goto done;
  PQclear(res);
  res = PQgetResult(conn);
  if (PQresultStatus(res) == PGRES_COMMAND_OK) rc = 0;
done:
  PQclear(res);
  if (fclose(out) != 0) rc = -1;
  return rc;
}
