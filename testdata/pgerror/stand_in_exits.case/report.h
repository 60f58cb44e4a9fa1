// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdbool.h>
#include <stdlib.h>

#define WARNING 19
#define ERROR 21

extern bool errstart(int elevel, const char *domain);
extern void errfinish(const char *file, int line, const char *function);
extern int errmsg(const char *format, ...);

#define ereport(elevel, rest)                      \
  do {                                             \
    if (errstart(elevel, NULL)) {                  \
      rest;                                        \
      errfinish(__FILE__, __LINE__, __func__);     \
    }                                              \
    if ((elevel) >= ERROR)                         \
      exit(1);                                     \
  } while (0)
