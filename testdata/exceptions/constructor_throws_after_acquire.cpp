// SPDX-License-Identifier: Apache-2.0
// The constructor throws after it connected: the destructor of what was never made does not run.
#include <libpq-fe.h>
#include <stdexcept>

class Session {
 public:
  explicit Session(const char *dsn) {
    conn_ = PQconnectdb(dsn);
    if (PQstatus(conn_) != CONNECTION_OK)
      throw std::runtime_error(PQerrorMessage(conn_)); // expect-connleak-exception-path {PQconnectdb()}
  }
  ~Session() { PQfinish(conn_); }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  int version() const { return PQserverVersion(conn_); }

 private:
  PGconn *conn_ = nullptr;
};

int version_of(const char *dsn) {
  Session session(dsn);
  return session.version();
}
