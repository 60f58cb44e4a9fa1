// SPDX-License-Identifier: Apache-2.0
// fork() answers -1, 0 or a process: where -1 and 0 are gone, the answer is above 0.
// case: expect-none
#include <stdlib.h>
#include <unistd.h>

static pid_t startProbe(const char *program, int *output) {
  int ends[2];
  if (pipe(ends) == -1)
    return -1;
  pid_t pid = fork();
  if (pid == -1) {
    close(ends[0]);
    close(ends[1]);
    return -1;
  }
  if (pid == 0) {
    dup2(ends[1], STDOUT_FILENO);
    execl(program, program, (char *)NULL);
    _exit(1);
  }
  close(ends[1]);
  *output = ends[0];
  return pid;
}

int probe(const char *program) {
  int output;
  char first = 0;
  pid_t pid = startProbe(program, &output);
  if (pid <= 0)
    return -1;
  if (read(output, &first, 1) != 1)
    first = 0;
  close(output);
  return first;
}
