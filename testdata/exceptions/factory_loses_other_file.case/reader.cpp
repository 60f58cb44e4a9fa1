// SPDX-License-Identifier: Apache-2.0
#include "factory.h"

int read_version(const char *dsn) {
  PGconn *conn = open_checked(dsn);
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}
