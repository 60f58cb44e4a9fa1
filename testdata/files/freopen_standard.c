// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Redirecting the standard streams owes nothing.
#include <stdio.h>
int daemon_streams(const char *log) {
  if (!freopen("/dev/null", "r", stdin)) return -1;
  if (freopen(log, "a", stderr) == NULL) return -1;
  setvbuf(stderr, NULL, _IOLBF, 0);
  return 0;
}
