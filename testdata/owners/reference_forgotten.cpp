// SPDX-License-Identifier: Apache-2.0
// A count that began at one; the early way out does not give the reference back.
#include <libpq-fe.h>

class Connection {
 public:
  explicit Connection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  void ref() { ++count_; }
  void unref() {
    if (--count_ == 0)
      delete this;
  }
  int version() const { return PQserverVersion(conn_); }

 private:
  ~Connection() { PQfinish(conn_); }
  PGconn *conn_;
  int count_ = 1;
};

int run() {
  Connection *conn = new Connection("");
  if (conn->version() < 100000)
    return 1; // expect-connleak-error-path
  conn->unref();
  return 0;
}
