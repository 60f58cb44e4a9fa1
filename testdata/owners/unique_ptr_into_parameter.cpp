// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The owner is moved into a parameter, of functions in sight and of functions elsewhere; both may throw.
#include <libpq-fe.h>
#include <memory>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

int run_elsewhere(Connection conn, int jobs);
int run_by_reference(Connection &&conn);
int count_jobs(PGconn *conn);

static int run_here(Connection conn) { return count_jobs(conn.get()); }

int all(const char *dsn) {
  Connection first(PQconnectdb(dsn));
  int jobs = run_here(std::move(first));
  Connection second(PQconnectdb(dsn));
  jobs = run_elsewhere(std::move(second), jobs);
  Connection third(PQconnectdb(dsn));
  return jobs + run_by_reference(std::move(third));
}
