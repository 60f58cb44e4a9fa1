// SPDX-License-Identifier: Apache-2.0
#include "report.h"
#include <stdarg.h>
#include <stdio.h>

bool errstart(int elevel, const char *domain) {
  fprintf(stderr, "%s: ", elevel >= ERROR ? "error" : "warning");
  return domain == NULL;
}

void errfinish(const char *file, int line, const char *function) {
  fprintf(stderr, " (%s:%d, %s())\n", file, line, function);
}

int errmsg(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  return 0;
}
