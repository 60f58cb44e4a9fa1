// SPDX-License-Identifier: Apache-2.0
// Two owners are given the same result, or it is cleared beside its owner.
#include <libpq-fe.h>
#include <memory>

struct Clear {
  void operator()(PGresult *res) const noexcept { PQclear(res); } // expect-connleak-double-release
};

using Result = std::unique_ptr<PGresult, Clear>;

void two(PGconn *conn) {
  PGresult *raw = PQexec(conn, "select 1");
  Result first(raw);
  Result second(raw);
}
