// SPDX-License-Identifier: Apache-2.0
#include "elog.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

sigjmp_buf *PG_exception_stack;
static int level_now;
static char *message_now;

bool errstart(int elevel, const char *domain) {
  (void)domain;
  level_now = elevel;
  return true;
}

void errfinish(const char *file, int line, const char *function) {
  fprintf(stderr, "%s:%d: %s(): %s\n", file, line, function, message_now);
  if (level_now >= FATAL)
    exit(1);
  if (level_now >= ERROR)
    siglongjmp(*PG_exception_stack, 1);
}

void *palloc(size_t size) {
  void *memory = malloc(size);
  if (memory == NULL)
    ereport(ERROR, errmsg("out of memory"));
  return memory;
}

int errmsg(const char *format, ...) {
  char text[1000];
  va_list arguments;
  int length;
  va_start(arguments, format);
  length = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  if (length < 0)
    ereport(ERROR, errmsg("vsnprintf failed"));
  message_now = palloc((size_t)length + 1);
  snprintf(message_now, (size_t)length + 1, "%s", text);
  return 0;
}
