// SPDX-License-Identifier: Apache-2.0
// The saved copy is never closed after it was restored.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int quiet(void (*work)(void)) {
  int saved = dup(STDOUT_FILENO);
  int null = open("/dev/null", O_WRONLY);
  if (null < 0) {
    if (saved >= 0) close(saved);
    return -1;
  }
  dup2(null, STDOUT_FILENO);
  close(null);
  work();
  dup2(saved, STDOUT_FILENO);
  return 0; // expect-connleak-error-path {'saved' from dup()}
}
