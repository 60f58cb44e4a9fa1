// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// stdout is saved by dup, replaced, and restored.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int quiet(void (*work)(void)) {
  int saved = dup(STDOUT_FILENO);
  if (saved < 0) return -1;
  int null = open("/dev/null", O_WRONLY);
  if (null < 0) {
    close(saved);
    return -1;
  }
  fflush(stdout);
  dup2(null, STDOUT_FILENO);
  close(null);
  work();
  fflush(stdout);
  dup2(saved, STDOUT_FILENO);
  close(saved);
  return 0;
}
