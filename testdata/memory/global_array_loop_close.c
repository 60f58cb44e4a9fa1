// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A global array of connections, opened and closed by loops in different functions, with a count.
#include <libpq-fe.h>
#define MAX 16
static PGconn *conns[MAX];
static int count;
int open_all(const char *const *dsns) {
  for (count = 0; count < MAX && dsns[count]; count++) {
    conns[count] = PQconnectdb(dsns[count]);
    if (PQstatus(conns[count]) != CONNECTION_OK) {
      PQfinish(conns[count]);
      conns[count] = NULL;
      return -1;
    }
  }
  return count;
}
void close_all(void) {
  while (count > 0) {
    count--;
    PQfinish(conns[count]);
    conns[count] = NULL;
  }
}
