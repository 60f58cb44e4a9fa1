// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// gsl::finally(): a function makes the guard, which is moved out of it.
#include <libpq-fe.h>
#include <type_traits>
#include <utility>

namespace gsl {
template <class F> class final_action {
 public:
  explicit final_action(const F &f) noexcept : f_(f) {}
  explicit final_action(F &&f) noexcept : f_(std::move(f)) {}
  ~final_action() noexcept {
    if (invoke_)
      f_();
  }
  final_action(final_action &&other) noexcept : f_(std::move(other.f_)), invoke_(std::exchange(other.invoke_, false)) {}
  final_action(const final_action &) = delete;
  void operator=(const final_action &) = delete;
  void operator=(final_action &&) = delete;

 private:
  F f_;
  bool invoke_ = true;
};

template <class F> [[nodiscard]] auto finally(F &&f) noexcept { return final_action<std::decay_t<F>>{std::forward<F>(f)}; }
}

int interpret(const PGresult *res);

int rows(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  auto finish = gsl::finally([conn] { PQfinish(conn); });
  PGresult *res = PQexec(conn, "select 1");
  auto clear = gsl::finally([&res] { PQclear(res); });
  auto moved = std::move(clear);
  return interpret(res);
}
