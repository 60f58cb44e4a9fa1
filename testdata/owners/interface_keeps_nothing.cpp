// SPDX-License-Identifier: Apache-2.0
// The one class behind the interface only counts what it is given.
#include <libpq-fe.h>

struct Sink {
  virtual ~Sink() = default;
  virtual void take(PGresult *res) = 0;
};

class Counter final : public Sink {
 public:
  void take(PGresult *res) override { n_ += PQntuples(res); }
  int n_ = 0;
};

int run(PGconn *conn) {
  Counter counter;
  Sink &sink = counter;
  sink.take(PQexec(conn, "select 1")); // expect-connleak-never-released
  return counter.n_;
}
