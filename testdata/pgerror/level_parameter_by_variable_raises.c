// SPDX-License-Identifier: Apache-2.0
// The level is chosen between a message and an error, and handed on in a variable.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <stdio.h>

static bool load(const char *path, int elevel) {
  FILE *file = fopen(path, "r");
  if (file == NULL)
    return false;
  if (fgetc(file) != '#')
    ereport(elevel, errmsg("%s: no header", path));   // expect-connleak-error-path {'file' from fopen() is not released when ereport() raises an error}
  fclose(file);
  return true;
}

bool configure(const char *path, bool strict) {
  int level = strict ? ERROR : WARNING;
  return load(path, level);
}
