// SPDX-License-Identifier: Apache-2.0
// release() instead of reset(): the pointer is dropped.
// flags: -fno-exceptions
#include <libpq-fe.h>
#include <memory>
struct Finish { void operator()(PGconn *conn) const { PQfinish(conn); } };
int version(const char *dsn) {
  std::unique_ptr<PGconn, Finish> conn(PQconnectdb(dsn));
  int v = PQserverVersion(conn.get());
  if (v == 0) {
    (void)conn.release(); // expect-connleak-overwrite {PQconnectdb()}
    return -1;
  }
  return v;
}
