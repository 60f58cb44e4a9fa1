// SPDX-License-Identifier: Apache-2.0
// Places of an array by number, by a count that is known, and by an index.
#include <fcntl.h>
#include <unistd.h>
#include <stdlib.h>
int leaks_first(const char *a, const char *b) {
  int fds[2], n = 0;
  fds[n++] = open(a, O_RDONLY);
  fds[n++] = open(b, O_RDONLY);
  if (fds[0] < 0) { if (fds[1] >= 0) close(fds[1]); return -1; }
  if (fds[1] < 0) return -1;    // expect-connleak-error-path {from open()}
  close(fds[0]);
  close(fds[1]);
  return 0;
}
int fine(const char *a, const char *b) {
  int fds[2], n = 0;
  fds[n++] = open(a, O_RDONLY);
  fds[n++] = open(b, O_RDONLY);
  if (fds[0] < 0 || fds[1] < 0) {
    if (fds[0] >= 0) close(fds[0]);
    if (fds[1] >= 0) close(fds[1]);
    return -1;
  }
  close(fds[0]);
  close(fds[1]);
  return 0;
}
int twice(const char *a) {
  int fds[2], n = 0;
  fds[n] = open(a, O_RDONLY);
  if (fds[n] < 0) return -1;
  close(fds[0]);
  close(fds[n]);   // expect-connleak-double-release
  return 0;
}
int neighbours(const char *a, int i) {
  static int fds[8];
  fds[i] = open(a, O_RDONLY);
  if (fds[i] < 0) return -1;
  fds[i + 1] = -1;
  close(fds[i]);
  fds[i] = -1;
  return 0;
}
int overwritten(const char *a, const char *b) {
  int fds[4] = {-1, -1, -1, -1}, n = 1;
  fds[1] = open(a, O_RDONLY);
  fds[n] = open(b, O_RDONLY);   // expect-connleak-overwrite
  for (int i = 0; i < 4; i++) if (fds[i] >= 0) close(fds[i]);
  return 0;
}
