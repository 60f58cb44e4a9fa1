// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// openat and fdopendir down a tree; the directory stream owns its descriptor.
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>
int count_at(int parent, const char *name) {
  int fd = openat(parent, name, O_RDONLY | O_DIRECTORY);
  if (fd < 0) return -1;
  DIR *dir = fdopendir(fd);
  if (!dir) {
    close(fd);
    return -1;
  }
  int n = 0;
  for (struct dirent *e; (e = readdir(dir)) != NULL;) {
    if (e->d_name[0] == '.') continue;
    int below = e->d_type == DT_DIR ? count_at(dirfd(dir), e->d_name) : 1;
    if (below < 0) {
      closedir(dir);
      return -1;
    }
    n += below;
  }
  closedir(dir);
  return n;
}
