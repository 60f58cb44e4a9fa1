// SPDX-License-Identifier: Apache-2.0
// A std::any holds a share of the owner.
// Known gap: with libc++ it is not seen that the std::any still holds it.
// case: expect-none
#include <any>
#include <libpq-fe.h>
#include <memory>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};

using Connection = std::unique_ptr<PGconn, Finish>;
static Connection dial(const char *dsn) { return Connection(PQconnectdb(dsn)); }

void keep() {
  std::any kept = std::make_shared<Connection>(dial(""));
} // gap on libc++: false connleak-error-path
