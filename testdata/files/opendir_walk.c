// SPDX-License-Identifier: Apache-2.0
// A name that is too long leaves the walk with the directory open.
#include <dirent.h>
#include <stdio.h>
#include <string.h>
int count_entries(const char *path, size_t limit) {
  int n = 0;
  struct dirent *entry;
  DIR *dir = opendir(path);
  if (!dir) return -1;
  while ((entry = readdir(dir)) != NULL) {
    if (entry->d_name[0] == '.') continue;
    if (strlen(entry->d_name) > limit) return -2; // expect-connleak-error-path {'dir' from opendir()}
    n++;
  }
  closedir(dir);
  return n;
}
