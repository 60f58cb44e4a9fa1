// SPDX-License-Identifier: Apache-2.0
// The level is chosen between a message and the end of the process, and handed on in a variable.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <stdio.h>

// case: expect-none

static bool load(const char *path, int elevel) {
  FILE *file = fopen(path, "r");
  if (file == NULL)
    return false;
  if (fgetc(file) != '#')
    ereport(elevel, errmsg("%s: no header", path));
  fclose(file);
  return true;
}

bool configure(const char *path, bool reload) {
  int level = reload ? WARNING : FATAL;
  return load(path, level);
}
