// SPDX-License-Identifier: Apache-2.0
// The lazy opening asks a flag that is never set.
#include <libpq-fe.h>
#include <stdbool.h>
int flush(const char *dsn, const char *const *lines, int n) {
  PGconn *conn = NULL;
  bool is_open = false;
  int sent = 0;
  for (int i = 0; i < n; i++) {
    if (!is_open) conn = PQconnectdb(dsn); // expect-connleak-overwrite {'conn' from PQconnectdb()}
    PQclear(PQexec(conn, lines[i]));
    sent++;
  }
  PQfinish(conn);
  return sent;
}
