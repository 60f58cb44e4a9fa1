// SPDX-License-Identifier: Apache-2.0
// The level comes as a parameter; those who call the function name levels of messages only.
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

void at_start(void) { load("a.conf", LOG); }

bool at_reload(const char *path) { return load(path, WARNING); }
