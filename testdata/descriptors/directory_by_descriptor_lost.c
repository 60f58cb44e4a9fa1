// SPDX-License-Identifier: Apache-2.0
// fdopendir failed: the descriptor of openat stays.
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>
int count_at(int parent, const char *name) {
  int n = 0;
  int fd = openat(parent, name, O_RDONLY);
  if (fd < 0) return -1;
  DIR *dir = fdopendir(fd);
  if (!dir) return -1; // expect-connleak-error-path {'fd' from openat()}
  while (readdir(dir)) n++;
  closedir(dir);
  return n;
}
