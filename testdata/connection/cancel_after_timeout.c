// SPDX-License-Identifier: Apache-2.0
// The cancel object stays when the cancel request failed.
#include <libpq-fe.h>
#include <stdio.h>
int stop_query(PGconn *conn) {
  char err[256];
  PGcancel *cancel = PQgetCancel(conn);
  if (cancel == NULL) return -1;
  if (PQcancel(cancel, err, sizeof err) == 0) {
    fprintf(stderr, "cancel: %s\n", err);
    return -1; // expect-connleak-error-path {'cancel' from PQgetCancel()}
  }
  PQfreeCancel(cancel);
  for (PGresult *res; (res = PQgetResult(conn));) PQclear(res);
  return 0;
}
