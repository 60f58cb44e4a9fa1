// SPDX-License-Identifier: Apache-2.0
// The child process returns from the function with the parent's connection.
#include <libpq-fe.h>
#include <sys/types.h>
#include <unistd.h>
int spawn(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  pid_t pid = fork();
  if (pid < 0) return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  if (pid == 0) _exit(0);
  PQfinish(conn);
  return 0;
}
