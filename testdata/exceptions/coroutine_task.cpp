// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A coroutine keeps its connection over co_await and finishes it.
// flags: -std=c++20
#include <coroutine>
#include <exception>
#include <libpq-fe.h>

struct Task {
  struct promise_type {
    Task get_return_object() { return Task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(int value) { result = value; }
    void unhandled_exception() { std::terminate(); }
    int result = 0;
  };
  std::coroutine_handle<promise_type> handle;
};

struct SocketReady {
  int fd;
  bool await_ready() const noexcept { return fd < 0; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};

Task query_later(const char *dsn, const char *sql) {
  PGconn *conn = PQconnectdb(dsn);
  int rows = -1;
  if (PQstatus(conn) == CONNECTION_OK && PQsendQuery(conn, sql)) {
    co_await SocketReady{PQsocket(conn)};
    rows = 0;
    while (PGresult *res = PQgetResult(conn)) {
      rows += PQntuples(res);
      PQclear(res);
    }
  }
  PQfinish(conn);
  co_return rows;
}
