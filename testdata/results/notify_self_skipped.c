// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Notifications of one's own are freed too before the next.
#include <libpq-fe.h>
#include <string.h>
int pending(PGconn *conn, const char *channel) {
  int n = 0;
  PGnotify *note;
  if (!PQconsumeInput(conn)) return -1;
  while ((note = PQnotifies(conn))) {
    int own = note->be_pid == PQbackendPID(conn);
    int match = !strcmp(note->relname, channel);
    PQfreemem(note);
    if (own) continue;
    n += match;
  }
  return n;
}
