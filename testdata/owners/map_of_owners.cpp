// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Connections by name in a map, made when asked for.
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

class Registry {
 public:
  PGconn *get(const std::string &name, const std::string &dsn) {
    auto found = conns_.find(name);
    if (found != conns_.end())
      return found->second.get();
    Connection conn(PQconnectdb(dsn.c_str()));
    if (PQstatus(conn.get()) != CONNECTION_OK)
      throw std::runtime_error(name);
    return conns_.emplace(name, std::move(conn)).first->second.get();
  }
  void drop(const std::string &name) { conns_.erase(name); }

 private:
  std::map<std::string, Connection> conns_;
};

void check_lag(PGconn *primary, PGconn *standby);

void lag(const std::string &dsn) {
  Registry registry;
  check_lag(registry.get("primary", dsn), registry.get("standby", dsn));
  registry.drop("standby");
}
