// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The mapping outlives the descriptor.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
const void *map_file(const char *path, size_t *size) {
  struct stat st;
  const void *data = NULL;
  int fd = open(path, O_RDONLY);
  if (fd < 0) return NULL;
  if (fstat(fd, &st) == 0) {
    *size = (size_t)st.st_size;
    data = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data == MAP_FAILED) data = NULL;
  }
  close(fd);
  return data;
}
