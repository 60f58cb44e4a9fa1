// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The owner is made inside the try block and moved out of it when all went well.
#include <exception>
#include <libpq-fe.h>
#include <memory>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

void check_role(PGconn *conn);

Connection first_that_works(const char *const *dsns, int n) {
  Connection found;
  for (int i = 0; i < n && !found; i++) {
    try {
      Connection conn(PQconnectdb(dsns[i]));
      check_role(conn.get());
      found = std::move(conn);
    } catch (const std::exception &) {
      continue;
    }
  }
  return found;
}
