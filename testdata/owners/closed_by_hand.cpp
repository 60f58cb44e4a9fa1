// SPDX-License-Identifier: Apache-2.0
// A class with open() and close() and no destructor: who throws in between skips close().
#include <libpq-fe.h>
#include <string>

class Client {
 public:
  void open(const std::string &dsn) { conn_ = PQconnectdb(dsn.c_str()); }
  void close() noexcept {
    PQfinish(conn_);
    conn_ = nullptr;
  }
  PGconn *get() const noexcept { return conn_; }

 private:
  PGconn *conn_ = nullptr;
};

void synchronise(PGconn *conn);

void nightly(const std::string &dsn) {
  Client client;
  client.open(dsn);
  synchronise(client.get()); // expect-connleak-exception-path {synchronise() throws}
  client.close();
}

void nightly_caught(const std::string &dsn) {
  Client client;
  client.open(dsn);
  try {
    synchronise(client.get());
  } catch (...) {
    client.close();
    throw;
  }
  client.close();
}
