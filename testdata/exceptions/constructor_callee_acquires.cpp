// SPDX-License-Identifier: Apache-2.0
// The constructor lets a member function connect, which throws with the connection in the member.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

class Client {
 public:
  explicit Client(const std::string &dsn) {
    connect(dsn); // expect-connleak-exception-path {connect()}
  }
  ~Client() { disconnect(); }
  Client(const Client &) = delete;
  Client &operator=(const Client &) = delete;

  void reconnect(const std::string &dsn) {
    disconnect();
    connect(dsn);
  }
  bool ping() const { return PQstatus(conn_) == CONNECTION_OK; }

 private:
  void connect(const std::string &dsn) {
    conn_ = PQconnectdb(dsn.c_str());
    if (PQstatus(conn_) != CONNECTION_OK)
      throw std::runtime_error(PQerrorMessage(conn_));
  }
  void disconnect() {
    PQfinish(conn_);
    conn_ = nullptr;
  }
  PGconn *conn_ = nullptr;
};

bool is_up(const std::string &dsn) {
  Client client(dsn);
  if (!client.ping())
    client.reconnect(dsn);
  return client.ping();
}
