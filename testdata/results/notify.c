// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int listen_once(PGconn *conn) {
  PGnotify *notify;
  int n = 0;
  while ((notify = PQnotifies(conn)) != NULL) {
    if (notify->be_pid == PQbackendPID(conn)) continue; // expect-connleak-error-path {'notify' from PQnotifies()}
    n++;
    PQfreemem(notify);
  }
  return n;
}
