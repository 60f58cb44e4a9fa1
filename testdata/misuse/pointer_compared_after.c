// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Comparing or assigning the old pointer is no use of the handle.
#include <libpq-fe.h>

static PGconn *cached;

void drop(PGconn *conn) {
  PQfinish(conn);
  if (conn == cached) cached = NULL;
}
