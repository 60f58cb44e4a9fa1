// SPDX-License-Identifier: Apache-2.0
// A result is cleared beside the shared_ptr that clears it, too.
// Known gap: what goes into a shared_ptr counts as handed on, so that its own release is not told as a second one.
#include <libpq-fe.h>
#include <memory>

void beside(PGconn *conn) {
  std::shared_ptr<PGresult> res(PQexec(conn, "select 1"), PQclear);
  PQclear(res.get());
} // gap: misses connleak-double-release
