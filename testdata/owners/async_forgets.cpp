// SPDX-License-Identifier: Apache-2.0
// What std::async() runs returns without finishing its connection.
// flags: -pthread
#include <future>
#include <libpq-fe.h>

int version(const char *dsn) {
  auto f = std::async(std::launch::async, [dsn] {
    PGconn *conn = PQconnectdb(dsn);
    return PQserverVersion(conn); // expect-connleak-never-released {'conn'}
  });
  return f.get();
}
