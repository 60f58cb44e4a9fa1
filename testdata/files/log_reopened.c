// SPDX-License-Identifier: Apache-2.0
// The log is opened anew on SIGHUP without closing the old one.
#include <stdio.h>
static FILE *log_file;
static const char *log_path;
int log_open(const char *path) {
  log_path = path;
  log_file = fopen(path, "a");
  return log_file != NULL;
}
void log_rotate(void) {
  if (log_file != NULL) log_file = fopen(log_path, "a"); // expect-connleak-overwrite {'log_file' from fopen()}
}
void log_close(void) {
  if (log_file) fclose(log_file);
}
