// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The getter fills a static struct and returns its address.
#include <libpq-fe.h>
struct info { PGconn *conn; int version; };
const struct info *info(const char *dsn) {
  static struct info info;
  if (!info.conn) {
    info.conn = PQconnectdb(dsn);
    info.version = PQserverVersion(info.conn);
  }
  return &info;
}
