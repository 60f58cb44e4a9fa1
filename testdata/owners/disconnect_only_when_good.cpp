// SPDX-License-Identifier: Apache-2.0
// disconnect() finishes only what is up, and forgets the rest; the twin finishes always.
#include <libpq-fe.h>

class Client {
 public:
  ~Client();
  void disconnect();

 private:
  PGconn *conn_ = nullptr;
};

class GoodClient {
 public:
  ~GoodClient();
  void connect(const char *dsn);
  void disconnect();

 private:
  PGconn *conn_ = nullptr;
};

void Client::disconnect() {
  if (PQstatus(conn_) == CONNECTION_OK)
    PQfinish(conn_);
  conn_ = nullptr; // expect-connleak-overwrite
}

void GoodClient::disconnect() {
  PQfinish(conn_);
  conn_ = nullptr;
}

void GoodClient::connect(const char *dsn) {
  disconnect();
  conn_ = PQconnectdb(dsn);
}

GoodClient::~GoodClient() { disconnect(); }
