// SPDX-License-Identifier: Apache-2.0
// No output: the command's stream is left.
#include <stdio.h>
int first_line(const char *command, char *line, int size) {
  FILE *pipe = popen(command, "r");
  if (!pipe) return -1;
  if (fgets(line, size, pipe) == NULL) return -1; // expect-connleak-error-path {'pipe' from popen()}
  return pclose(pipe);
}
