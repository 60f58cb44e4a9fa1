// SPDX-License-Identifier: Apache-2.0
// Two functions call each other and hand the level on; it began as ERROR.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <stdio.h>

static bool load(const char *path, int depth, int elevel);

static bool include(const char *path, int depth, int elevel) {
  if (depth > 10) {
    ereport(elevel, errmsg("%s: too many levels", path));
    return false;
  }
  return load(path, depth + 1, elevel);
}

static bool load(const char *path, int depth, int elevel) {
  FILE *file = fopen(path, "r");
  char line[100];
  bool good = true;
  if (file == NULL) {
    ereport(elevel, errmsg("%s: cannot be read", path));
    return false;
  }
  while (good && fgets(line, sizeof line, file))
    good = include(line, depth, elevel);   // expect-connleak-error-path {'file' from fopen() is not released when include() raises an error
  fclose(file);
  return good;
}

bool configure(const char *path) { return load(path, 0, ERROR); }
