// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// After fork the child ends by _exit; the parent finishes.
#include <libpq-fe.h>
#include <sys/types.h>
#include <unistd.h>
int run_child(const char *dsn, const char *program) {
  PGconn *conn = PQconnectdb(dsn);
  pid_t pid = fork();
  if (pid == 0) {
    execlp(program, program, (char *)NULL);
    _exit(127);
  }
  PQfinish(conn);
  return pid < 0 ? -1 : 0;
}
