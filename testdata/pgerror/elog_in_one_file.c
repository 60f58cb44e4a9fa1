// SPDX-License-Identifier: Apache-2.0
// A tool in one file, with what it needs of elog.c and the memory contexts: what palloc() raises for want of memory is not
// reckoned with where a file is open; what the tool itself raises is.
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define WARNING 19
#define ERROR 21

#define ereport(elevel, rest)                      \
  do {                                             \
    if (errstart(elevel, NULL)) {                  \
      rest;                                        \
      errfinish(__FILE__, __LINE__, __func__);     \
    }                                              \
  } while (0)

sigjmp_buf *PG_exception_stack;
static int level_now;

bool errstart(int elevel, const char *domain) {
  (void)domain;
  level_now = elevel;
  return true;
}

void errfinish(const char *file, int line, const char *function) {
  fprintf(stderr, " (%s:%d, %s())\n", file, line, function);
  if (level_now >= ERROR)
    siglongjmp(*PG_exception_stack, 1);
}

int errmsg(const char *text) {
  fputs(text, stderr);
  return 0;
}

void *palloc(size_t size) {
  void *memory = malloc(size);
  if (memory == NULL)
    ereport(ERROR, errmsg("out of memory"));
  return memory;
}

char *read_head(const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL)
    return NULL;
  char *head = palloc(81);
  if (fgets(head, 81, file) == NULL)
    ereport(WARNING, errmsg("empty"));
  fclose(file);
  return head;
}

char *read_head_or_fail(const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL)
    return NULL;
  char *head = palloc(81);
  if (fgets(head, 81, file) == NULL)
    ereport(ERROR, errmsg("empty")); // expect-connleak-error-path {'file' from fopen()}
  fclose(file);
  return head;
}
