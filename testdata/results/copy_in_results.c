// SPDX-License-Identifier: Apache-2.0
// COPY FROM STDIN: the result of the COPY command is forgotten when a line cannot be sent.
#include <libpq-fe.h>
#include <string.h>
int load(PGconn *conn, const char *const *lines, int n) {
  PGresult *res = PQexec(conn, "copy t from stdin");
  if (PQresultStatus(res) != PGRES_COPY_IN) {
    PQclear(res);
    return -1;
  }
  for (int i = 0; i < n; i++) {
    if (PQputCopyData(conn, lines[i], (int)strlen(lines[i])) != 1) {
      PQputCopyEnd(conn, "failed");
      return -1; // expect-connleak-error-path {'res' from PQexec()}
    }
  }
  PQclear(res);
  if (PQputCopyEnd(conn, NULL) != 1) return -1;
  while ((res = PQgetResult(conn))) PQclear(res);
  return 0;
}
