// SPDX-License-Identifier: Apache-2.0
// A libpqxx connection is an object: only who makes one with new, or takes its PGconn out, can lose it.
// As libpqxx 7 declares them.
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <utility>

namespace pqxx {
class connection {
 public:
  connection();
  explicit connection(const char *options);
  connection(connection &&other);
  ~connection();
  bool is_open() const noexcept;
  PGconn *release_raw_connection() &&;
  static connection seize_raw_connection(PGconn *raw);
};
class work {
 public:
  explicit work(connection &conn);
  ~work();
  void exec(const std::string &sql);
  void commit();
};
}  // namespace pqxx

void by_scope(const char *options) {
  pqxx::connection conn(options);
  pqxx::work tx(conn);
  tx.exec("select 1");
  tx.commit();
}

void by_pointer(const char *options) {
  auto conn = std::make_unique<pqxx::connection>(options);
  pqxx::work tx(*conn);
  tx.exec("select 1");
}

void by_hand(const char *options) {
  auto *conn = new pqxx::connection(options);
  pqxx::work tx(*conn); // expect-connleak-exception-path {'conn' from pqxx::connection::connection()}
  tx.commit();
  delete conn;
}

class Service {
 public:
  explicit Service(const char *options) : conn_(options), second_(new pqxx::connection(options)) {}
  ~Service() { delete second_; }
  Service(const Service &) = delete;
  void run() { pqxx::work(conn_).exec("select 1"); }

 private:
  pqxx::connection conn_;
  pqxx::connection *second_;
};

void serve(const char *options) {
  Service service(options);
  service.run();
}

bool taken(pqxx::connection &conn) {
  PGconn *raw = std::move(conn).release_raw_connection();
  if (PQstatus(raw) != CONNECTION_OK)
    return false; // expect-connleak-error-path {'raw' from pqxx::connection::release_raw_connection()}
  PQfinish(raw);
  return true;
}
