// SPDX-License-Identifier: Apache-2.0
#include "fatal.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
void fatal(const char *format, ...) {
  va_list args;
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  exit(EXIT_FAILURE);
}
void warn_user(int quit, const char *text) {
  fputs(text, stderr);
  if (quit) fatal("giving up\n");
}
