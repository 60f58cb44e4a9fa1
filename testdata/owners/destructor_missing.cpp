// SPDX-License-Identifier: Apache-2.0
// The class connects in its constructor and has no destructor.
#include <libpq-fe.h>

class Probe {
 public:
  explicit Probe(const char *dsn) noexcept : conn_(PQconnectdb(dsn)) {} // expect-connleak-never-released {in Probe, which has no destructor}
  bool is_up() const noexcept { return PQstatus(conn_) == CONNECTION_OK; }

 private:
  PGconn *conn_;
};

void probe(const char *dsn, bool *is_up) {
  Probe probe(dsn);
  *is_up = probe.is_up();
}
