// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A hand-written intrusive pointer: the last one deletes, the destructor finishes.
#include <libpq-fe.h>
#include <utility>

class Session {
 public:
  explicit Session(const char *dsn) noexcept : conn_(PQconnectdb(dsn)) {}
  void ref() noexcept { count_++; }
  void unref() noexcept {
    if (--count_ == 0)
      delete this;
  }
  PGconn *get() const noexcept { return conn_; }

 private:
  ~Session() { PQfinish(conn_); }
  PGconn *conn_;
  int count_ = 0;
};

class SessionPtr {
 public:
  explicit SessionPtr(Session *session) noexcept : session_(session) { session_->ref(); }
  SessionPtr(const SessionPtr &other) noexcept : session_(other.session_) { session_->ref(); }
  SessionPtr &operator=(const SessionPtr &) = delete;
  ~SessionPtr() { session_->unref(); }
  Session *operator->() const noexcept { return session_; }

 private:
  Session *session_;
};

int load_orders(PGconn *conn);

static int by_copy(SessionPtr session) { return load_orders(session->get()); }

int orders(const char *dsn) {
  SessionPtr session(new Session(dsn));
  int orders = by_copy(session);
  return orders + load_orders(session->get());
}
