// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// When the constructor delegated to is done, the object is made: its destructor runs when the rest throws.
#include <libpq-fe.h>
#include <stdexcept>

class Session {
 public:
  explicit Session(const char *dsn) : Session() {
    conn_ = PQconnectdb(dsn);
    if (PQstatus(conn_) != CONNECTION_OK)
      throw std::runtime_error(PQerrorMessage(conn_));
  }
  ~Session() {
    if (conn_)
      PQfinish(conn_);
  }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  int version() const { return PQserverVersion(conn_); }

 private:
  Session() : conn_(nullptr) {}
  PGconn *conn_;
};

int version_of(const char *dsn) {
  Session session(dsn);
  return session.version();
}
