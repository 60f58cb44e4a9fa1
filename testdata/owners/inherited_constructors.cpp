// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A class takes over the constructors of its owning base, and makes its own by delegation.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

class Connection {
 public:
  explicit Connection(const std::string &dsn) : conn_(PQconnectdb(dsn.c_str())) {}
  explicit Connection(PGconn *adopted) noexcept : conn_(adopted) {}
  ~Connection() { PQfinish(conn_); }
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;
  PGconn *get() const { return conn_; }

 private:
  PGconn *conn_;
};

class ReadOnly : public Connection {
 public:
  using Connection::Connection;
  ReadOnly(const std::string &host, const std::string &database) : ReadOnly("host=" + host + " dbname=" + database) {
    PGresult *res = PQexec(get(), "set default_transaction_read_only = on");
    const bool is_set = PQresultStatus(res) == PGRES_COMMAND_OK;
    PQclear(res);
    if (!is_set)
      throw std::runtime_error(host);
  }
};

int load_orders(PGconn *conn);

int orders(const std::string &host) {
  ReadOnly by_parts(host, "shop");
  ReadOnly by_text("host=" + host);
  ReadOnly adopted(PQconnectdb(host.c_str()));
  return load_orders(by_parts.get()) + load_orders(by_text.get()) + load_orders(adopted.get());
}
