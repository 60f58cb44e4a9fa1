// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int listen_once(PGconn *conn) {
  PGnotify *notify;
  int n = 0;
  while ((notify = PQnotifies(conn)) != NULL) { // expect-connleak-overwrite {'notify' from PQnotifies()}
    if (notify->be_pid == PQbackendPID(conn)) continue; // expect-note {is true}
    n++;
    PQfreemem(notify);
  }
  return n;
}
