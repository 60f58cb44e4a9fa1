// SPDX-License-Identifier: Apache-2.0
// Owners that are handed to constructors, replaced, taken out of an rvalue, and given to a function that may take them.
// case: expect-none
#include <libpq-fe.h>
#include <memory>
#include <utility>

struct Finish {
  void operator()(PGconn *c) const noexcept { PQfinish(c); }
};

using Conn = std::unique_ptr<PGconn, Finish>;

class Repository {
 public:
  explicit Repository(Conn c) : conn_(std::move(c)) {}
  int count() {
    PGresult *r = PQexec(conn_.get(), "select 1");
    int n = PQntuples(r);
    PQclear(r);
    return n;
  }
  Conn take() && { return std::move(conn_); }

 private:
  Conn conn_;
};

class Service {
 public:
  explicit Service(std::unique_ptr<Repository> r) : repo_(std::move(r)) {}
  void replace(std::unique_ptr<Repository> r) { repo_ = std::move(r); }
  int run() { return repo_->count(); }

 private:
  std::unique_ptr<Repository> repo_;
};

static void sink(Conn &&c) { Conn mine = std::move(c); }

static void maybe(Conn &&c, bool b) {
  if (b)
    Conn mine(std::move(c));
}

int main() {
  Conn c(PQconnectdb(""));
  Service s(std::make_unique<Repository>(std::move(c)));
  s.replace(std::make_unique<Repository>(Conn(PQconnectdb("b"))));
  sink(Conn(PQconnectdb("c")));
  Conn d(PQconnectdb("d"));
  maybe(std::move(d), s.run() > 0);
  Repository r(Conn(PQconnectdb("e")));
  Conn back = std::move(r).take();
  return PQserverVersion(back.get());
}
