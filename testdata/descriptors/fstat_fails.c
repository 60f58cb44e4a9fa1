// SPDX-License-Identifier: Apache-2.0
// fstat() fails: the descriptor stays.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
long file_size(const char *path) {
  struct stat st;
  int fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  if (fstat(fd, &st) != 0) return -1; // expect-connleak-error-path {'fd' from open()}
  close(fd);
  return (long)st.st_size;
}
