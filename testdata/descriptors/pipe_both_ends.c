// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Both ends of a pipe, closed on all paths; the child keeps what exec needs.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
int capture(const char *program, char *buf, size_t size) {
  int ends[2];
  if (pipe(ends) == -1) return -1;
  pid_t pid = fork();
  if (pid == -1) {
    close(ends[0]);
    close(ends[1]);
    return -1;
  }
  if (pid == 0) {
    close(ends[0]);
    dup2(ends[1], STDOUT_FILENO);
    close(ends[1]);
    execl(program, program, (char *)NULL);
    _exit(127);
  }
  close(ends[1]);
  ssize_t n = read(ends[0], buf, size - 1);
  close(ends[0]);
  buf[n > 0 ? n : 0] = '\0';
  return waitpid(pid, NULL, 0) == pid ? 0 : -1;
}
