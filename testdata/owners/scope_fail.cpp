// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A guard for failures only: it asks how many exceptions are on their way.
#include <exception>
#include <libpq-fe.h>
#include <utility>

template <class F> class ScopeFail {
 public:
  explicit ScopeFail(F f) : f_(std::move(f)), before_(std::uncaught_exceptions()) {}
  ~ScopeFail() {
    if (std::uncaught_exceptions() > before_)
      f_();
  }
  ScopeFail(const ScopeFail &) = delete;
  ScopeFail &operator=(const ScopeFail &) = delete;

 private:
  F f_;
  int before_;
};

void install_types(PGconn *conn);

PGconn *typed_connection(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  ScopeFail finish([&] { PQfinish(conn); });
  install_types(conn);
  return conn;
}
