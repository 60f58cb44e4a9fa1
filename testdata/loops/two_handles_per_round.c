// SPDX-License-Identifier: Apache-2.0
// Source and target per round; `continue` on the target's failure drops the source.
#include <libpq-fe.h>
int copy_all(const char *const *from, const char *const *to, int n) {
  int copied = 0;
  for (int i = 0; i < n; i++) {
    PGconn *source = PQconnectdb(from[i]);
    if (PQstatus(source) != CONNECTION_OK) {
      PQfinish(source);
      continue;
    }
    PGconn *target = PQconnectdb(to[i]);
    if (PQstatus(target) != CONNECTION_OK) {
      PQfinish(target);
      continue; // expect-connleak-error-path {'source' from PQconnectdb()}
    }
    copied++;
    PQfinish(target);
    PQfinish(source);
  }
  return copied;
}
