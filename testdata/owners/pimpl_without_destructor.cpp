// SPDX-License-Identifier: Apache-2.0
// The implementation behind the pointer has no destructor that finishes.
#include <libpq-fe.h>

class Client {
 public:
  explicit Client(const char *dsn);
  ~Client();
  Client(const Client &) = delete;
  int version() const;

 private:
  struct Impl;
  Impl *impl_;
};

struct Client::Impl {
  PGconn *conn;
};

Client::Client(const char *dsn) : impl_(new Impl{PQconnectdb(dsn)}) {}
Client::~Client() { delete impl_; } // expect-connleak-never-released
int Client::version() const { return PQserverVersion(impl_->conn); }

int main() {
  Client c("");
  return c.version();
}
