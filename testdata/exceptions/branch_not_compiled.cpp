// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The throw is in a branch that does not exist in this build, or is behind a constant.
#include <libpq-fe.h>
#include <stdexcept>

constexpr bool kIsStrict = false;
static const int kLeastVersion = 0;

template <bool IsStrict> int version_of(PGconn *conn) {
  int version = PQserverVersion(conn);
  if constexpr (IsStrict) {
    if (version < 130000)
      throw std::runtime_error("too old");
  }
  return version;
}

int version(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int version = version_of<kIsStrict>(conn);
  if (kLeastVersion > 0 && version < kLeastVersion)
    throw std::runtime_error("too old");
  PQfinish(conn);
  return version;
}
