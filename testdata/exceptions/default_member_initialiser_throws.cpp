// SPDX-License-Identifier: Apache-2.0
// The initialiser written at a member is part of the constructor, and runs after the connection was opened.
#include <libpq-fe.h>
#include <string>

int configured_timeout(const std::string &section);

class Poller {
 public:
  explicit Poller(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~Poller() { PQfinish(conn_); }
  Poller(const Poller &) = delete;
  Poller &operator=(const Poller &) = delete;
  int timeout() const { return PQsocket(conn_) < 0 ? 0 : timeout_; }

 private:
  PGconn *conn_;
  int timeout_ = configured_timeout("poller"); // expect-connleak-exception-path {PQconnectdb()}
};

class CalmPoller {
 public:
  explicit CalmPoller(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~CalmPoller() { PQfinish(conn_); }
  CalmPoller(const CalmPoller &) = delete;
  CalmPoller &operator=(const CalmPoller &) = delete;
  int timeout() const { return PQsocket(conn_) < 0 ? 0 : timeout_; }

 private:
  int timeout_ = configured_timeout("poller");
  PGconn *conn_;
};

int timeouts(const char *dsn) { return Poller(dsn).timeout() + CalmPoller(dsn).timeout(); }
