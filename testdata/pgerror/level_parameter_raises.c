// SPDX-License-Identifier: Apache-2.0
// The level comes as a parameter; one of those who call the function names ERROR.
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

void at_start(void) { load("a.conf", LOG); }

bool at_call(const char *path) { return load(path, ERROR); }
