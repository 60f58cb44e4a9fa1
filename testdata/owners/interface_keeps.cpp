// SPDX-License-Identifier: Apache-2.0
// Behind the interface one class clears at once, the other keeps the last result.
// case: expect-none
#include <libpq-fe.h>

struct Sink {
  virtual ~Sink() = default;
  virtual void take(PGresult *res) = 0;
};

class Counter final : public Sink {
 public:
  void take(PGresult *res) override {
    n_ += PQntuples(res);
    PQclear(res);
  }
  int n_ = 0;
};

class Keeper final : public Sink {
 public:
  ~Keeper() override { PQclear(last_); }
  void take(PGresult *res) override {
    PQclear(last_);
    last_ = res;
  }

 private:
  PGresult *last_ = nullptr;
};

void feed(Sink &sink, PGconn *conn) {
  for (int i = 0; i < 3; ++i)
    sink.take(PQexec(conn, "select 1"));
}

int run(PGconn *conn) {
  Counter counter;
  feed(counter, conn);
  Keeper keeper;
  feed(keeper, conn);
  return counter.n_;
}
