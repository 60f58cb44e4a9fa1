// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Printing the pointer's value of a finished connection touches nothing.
#include <libpq-fe.h>
#include <stdio.h>
void drop(PGconn *conn) {
  PQfinish(conn);
  printf("closed %p\n", (void *)conn);
}
