// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The constructor finishes what it opened before it throws.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

class Session {
 public:
  explicit Session(const std::string &dsn) : conn_(PQconnectdb(dsn.c_str())) {
    if (!conn_)
      throw std::runtime_error("out of memory");
    if (PQstatus(conn_) != CONNECTION_OK) {
      std::string message = PQerrorMessage(conn_);
      PQfinish(conn_);
      throw std::runtime_error(message);
    }
    try {
      prepare();
    } catch (...) {
      PQfinish(conn_);
      throw;
    }
  }
  ~Session() { PQfinish(conn_); }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  int version() const { return PQserverVersion(conn_); }

 private:
  void prepare();
  PGconn *conn_;
};

int version_of(const std::string &dsn) { return Session(dsn).version(); }
int version_on_heap(const std::string &dsn) {
  Session *session = nullptr;
  int version = -1;
  try {
    session = new Session(dsn);
    version = session->version();
  } catch (const std::runtime_error &) {
    version = 0;
  }
  delete session;
  return version;
}
