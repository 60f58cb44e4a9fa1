// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int cancel(PGconn *conn) {
  char error[256];
  PGcancel *cancel = PQgetCancel(conn);
  if (!cancel) return -1;
  if (!PQcancel(cancel, error, sizeof error)) return -1; // expect-connleak-error-path {'cancel' from PQgetCancel()}
  PQfreeCancel(cancel);
  return 0;
}
