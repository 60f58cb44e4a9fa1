// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One function is noexcept by its declaration, the other catches all it throws in its own file.
#include "notify.h"

int tell(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  notify_all(conn);
  notify_one(conn);
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}
