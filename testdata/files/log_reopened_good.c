// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The log rotates by closing first.
#include <stdio.h>
static FILE *log_file;
static const char *log_path;
int log_open(const char *path) {
  log_path = path;
  if (log_file) fclose(log_file);
  log_file = fopen(path, "a");
  return log_file != NULL;
}
void log_rotate(void) {
  if (!log_file) return;
  fclose(log_file);
  log_file = fopen(log_path, "a");
}
