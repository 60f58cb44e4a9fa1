// SPDX-License-Identifier: Apache-2.0
// A C++ function named open() that returns an owner is not the one of POSIX.
// case: expect-none
#include <libpq-fe.h>
#include <memory>

std::shared_ptr<PGconn> open(const char *dsn) { return std::shared_ptr<PGconn>(PQconnectdb(dsn), PQfinish); }

int main() {
  auto c = open("");
  return PQserverVersion(c.get());
}
