// SPDX-License-Identifier: Apache-2.0
// A pipe in each element of an array of structs that the caller keeps.
// Known gap: an out-parameter acquisition into an array element at a loop index counts as held by nothing.
#include <unistd.h>
struct worker { int pid; int ends[2]; };
int make_pipes(struct worker *workers, int n) {
  for (int i = 0; i < n; i++) {
    if (pipe(workers[i].ends) < 0) { // gap: false connleak-never-released
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
