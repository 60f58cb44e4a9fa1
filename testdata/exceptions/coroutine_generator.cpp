// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A generator yields row by row and clears its result behind the last one, by an owner in its frame.
// flags: -std=c++20
#include <coroutine>
#include <exception>
#include <libpq-fe.h>
#include <memory>

struct Rows {
  struct promise_type {
    const char *current = nullptr;
    Rows get_return_object() { return Rows(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const char *value) noexcept {
      current = value;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  explicit Rows(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  Rows(const Rows &) = delete;
  ~Rows() { handle_.destroy(); }
  bool next() {
    handle_.resume();
    return !handle_.done();
  }
  const char *value() const { return handle_.promise().current; }

 private:
  std::coroutine_handle<promise_type> handle_;
};

Rows names(PGconn *conn) {
  std::unique_ptr<PGresult, decltype(&PQclear)> res(PQexec(conn, "select name from users"), &PQclear);
  for (int i = 0; i < PQntuples(res.get()); i++)
    co_yield PQgetvalue(res.get(), i, 0);
}

int count_names(PGconn *conn) {
  Rows rows = names(conn);
  int n = 0;
  while (rows.next())
    n += rows.value()[0] != '\0';
  return n;
}
