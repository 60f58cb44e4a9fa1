// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A pipe in each element of an array of structs that the caller keeps.
#include <unistd.h>
struct worker { int pid; int ends[2]; };
int make_pipes(struct worker *workers, int n) {
  for (int i = 0; i < n; i++) {
    if (pipe(workers[i].ends) < 0) {
      while (--i >= 0) {
        close(workers[i].ends[0]);
        close(workers[i].ends[1]);
      }
      return -1;
    }
    workers[i].pid = 0;
  }
  return 0;
}
