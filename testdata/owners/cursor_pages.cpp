// SPDX-License-Identifier: Apache-2.0
// A cursor that fetches page after page into an owner, with a check that passes the owner on.
// flags: -std=c++20
// case: expect-none
#include <libpq-fe.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

class Result {
 public:
  Result() = default;
  Result(PGresult *r) : r_(r) {}
  Result(Result &&o) noexcept { std::swap(r_, o.r_); }
  Result &operator=(Result &&o) noexcept {
    std::swap(r_, o.r_);
    return *this;
  }
  ~Result() {
    if (r_)
      PQclear(r_);
  }
  const Result &orThrow() const & {
    if (PQresultStatus(r_) == PGRES_FATAL_ERROR)
      throw std::runtime_error(PQresultErrorMessage(r_));
    return *this;
  }
  Result orThrow() && {
    if (PQresultStatus(r_) == PGRES_FATAL_ERROR)
      throw std::runtime_error(PQresultErrorMessage(r_));
    return std::move(*this);
  }
  int rows() const { return PQntuples(r_); }
  const char *at(int i) const { return PQgetvalue(r_, i, 0); }

 private:
  PGresult *r_ = nullptr;
};

class Cursor {
 public:
  Cursor(PGconn *c, const std::string &sql) : c_(c) {
    Result(PQexec(c_, "begin")).orThrow();
    Result(PQexec(c_, ("declare x cursor for " + sql).c_str())).orThrow();
  }
  ~Cursor() {
    Result close = PQexec(c_, "close x");
    Result end = PQexec(c_, "end");
  }
  std::optional<std::string> next() {
    if (i_ >= page_.rows()) {
      page_ = Result(PQexec(c_, "fetch 100 from x")).orThrow();
      i_ = 0;
      if (page_.rows() == 0)
        return std::nullopt;
    }
    return page_.at(i_++);
  }

 private:
  PGconn *c_;
  Result page_;
  int i_ = 0;
};

int main() {
  PGconn *raw = PQconnectdb("");
  int n = 0;
  try {
    Cursor c(raw, "select 1");
    while (auto v = c.next())
      n += int(v->size());
  } catch (const std::exception &) {
    n = -1;
  }
  PQfinish(raw);
  return n;
}
