// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A command's first line.
#include <stdio.h>
#include <string.h>
int first_line(const char *command, char *line, int size) {
  FILE *pipe = popen(command, "r");
  if (!pipe) return -1;
  if (!fgets(line, size, pipe)) line[0] = '\0';
  line[strcspn(line, "\n")] = '\0';
  return pclose(pipe);
}
