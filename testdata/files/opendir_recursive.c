// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Recursive walk; each level closes its own directory.
#include <dirent.h>
#include <stdio.h>
#include <string.h>
int count_files(const char *path, int depth) {
  int n = 0;
  char child[4096];
  DIR *dir = opendir(path);
  if (!dir) return 0;
  for (struct dirent *e; (e = readdir(dir));) {
    if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
    snprintf(child, sizeof child, "%s/%s", path, e->d_name);
    n += e->d_type == DT_DIR && depth > 0 ? count_files(child, depth - 1) : 1;
  }
  closedir(dir);
  return n;
}
