// SPDX-License-Identifier: Apache-2.0
// The destructor finishes only what is up: a connection that failed, or broke, stays.
#include <libpq-fe.h>

class Session {
 public:
  explicit Session(const char *dsn) noexcept : conn_(PQconnectdb(dsn)) {}
  ~Session() {
    if (PQstatus(conn_) == CONNECTION_OK)
      PQfinish(conn_);
  }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  void touch() noexcept { PQclear(PQexec(conn_, "update seen set at = now()")); }

 private:
  PGconn *conn_;
};

void touch(const char *dsn) {
  Session session(dsn);
  session.touch();
} // expect-connleak-error-path
