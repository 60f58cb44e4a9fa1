// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Owners are swapped; each connection is still finished by somebody.
#include <libpq-fe.h>
#include <memory>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

int measure_lag(PGconn *primary, PGconn *standby);

int failover(const char *first, const char *second) {
  Connection primary(PQconnectdb(first));
  Connection standby(PQconnectdb(second));
  if (PQstatus(primary.get()) != CONNECTION_OK)
    std::swap(primary, standby);
  if (PQserverVersion(primary.get()) < PQserverVersion(standby.get()))
    primary.swap(standby);
  return measure_lag(primary.get(), standby.get());
}
