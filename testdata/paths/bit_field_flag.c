// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The flag is a bit field.
#include <libpq-fe.h>
struct job { unsigned opened : 1; unsigned dirty : 1; PGconn *conn; };
int run(const char *dsn, int wanted) {
  struct job job = {0};
  if (wanted) {
    job.conn = PQconnectdb(dsn);
    job.opened = 1;
  }
  if (job.opened) {
    PQclear(PQexec(job.conn, "select 1"));
    job.dirty = 1;
  }
  int dirty = job.dirty;
  if (job.opened) PQfinish(job.conn);
  return dirty;
}
