// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Acquired in the loop's condition, released in its body and its tail.
#include <libpq-fe.h>
int drain_notifications(PGconn *conn) {
  int n = 0;
  for (PGnotify *note; (note = PQnotifies(conn)) != NULL; n++) {
    PQconsumeInput(conn);
    PQfreemem(note);
  }
  return n;
}
