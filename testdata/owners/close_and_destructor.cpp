// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// close() may be called early, and twice; the destructor closes what is left.
#include <libpq-fe.h>
#include <stdexcept>

class Client {
 public:
  explicit Client(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~Client() { close(); }
  Client(const Client &) = delete;
  Client &operator=(const Client &) = delete;
  void close() noexcept {
    if (!conn_)
      return;
    PQfinish(conn_);
    conn_ = nullptr;
  }
  void execute(const char *sql) {
    if (!conn_)
      throw std::logic_error("closed");
    PGresult *res = PQexec(conn_, sql);
    const bool is_bad = PQresultStatus(res) == PGRES_FATAL_ERROR;
    PQclear(res);
    if (is_bad)
      throw std::runtime_error(sql);
  }

 private:
  PGconn *conn_;
};

void run(const char *dsn) {
  Client client(dsn);
  client.execute("begin");
  client.execute("commit");
  client.close();
  client.close();
}
