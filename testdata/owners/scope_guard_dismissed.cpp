// SPDX-License-Identifier: Apache-2.0
// A guard that can be dismissed: what comes behind dismiss() is not guarded any more.
#include <libpq-fe.h>
#include <utility>

template <class F> class ScopeGuard {
 public:
  explicit ScopeGuard(F f) : f_(std::move(f)) {}
  ~ScopeGuard() {
    if (is_active_)
      f_();
  }
  ScopeGuard(const ScopeGuard &) = delete;
  ScopeGuard &operator=(const ScopeGuard &) = delete;
  void dismiss() noexcept { is_active_ = false; }

 private:
  F f_;
  bool is_active_ = true;
};

void prepare(PGconn *conn);

PGconn *prepared(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  ScopeGuard guard([&] { PQfinish(conn); });
  prepare(conn);
  guard.dismiss();
  return conn;
}

PGconn *dismissed_too_early(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  ScopeGuard guard([&] { PQfinish(conn); });
  guard.dismiss();
  prepare(conn); // expect-connleak-exception-path {prepare() throws}
  return conn;
}
