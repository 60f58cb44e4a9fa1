// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

#define WARNING 19
#define ERROR 21
#define FATAL 22

extern sigjmp_buf *PG_exception_stack;
extern bool errstart(int elevel, const char *domain);
extern void errfinish(const char *file, int line, const char *function);
extern int errmsg(const char *format, ...);
extern void *palloc(size_t size);

#define ereport(elevel, rest)                      \
  do {                                             \
    if (errstart(elevel, NULL)) {                  \
      rest;                                        \
      errfinish(__FILE__, __LINE__, __func__);     \
    }                                              \
  } while (0)
