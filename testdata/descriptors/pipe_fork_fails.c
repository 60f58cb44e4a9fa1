// SPDX-License-Identifier: Apache-2.0
// fork() fails and only one end is closed.
#include <sys/types.h>
#include <unistd.h>
int start(const char *program, int *out) {
  int ends[2];
  if (pipe(ends) != 0) return -1;
  pid_t pid = fork();
  if (pid < 0) {
    close(ends[0]);
    return -1; // expect-connleak-error-path {'ends[1]' from pipe()}
  }
  if (pid == 0) {
    dup2(ends[1], 1);
    execl(program, program, (char *)NULL);
    _exit(1);
  }
  close(ends[1]);
  *out = ends[0];
  return pid;
}
