// SPDX-License-Identifier: Apache-2.0
// Raw connections by name: the check throws before the new one is in the map; the twin puts it in first.
#include <libpq-fe.h>
#include <map>
#include <stdexcept>
#include <string>

class Registry {
 public:
  ~Registry() {
    for (auto &[name, conn] : conns_)
      PQfinish(conn);
  }
  void checked_late(const std::string &name, const char *dsn);
  void checked_first(const std::string &name, const char *dsn);

 private:
  std::map<std::string, PGconn *> conns_;
};

void Registry::checked_late(const std::string &name, const char *dsn) {
  if (conns_.count(name))
    return;
  PGconn *conn = PQconnectdb(dsn);
  if (PQserverVersion(conn) < 130000)
    throw std::runtime_error(name); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  conns_[name] = conn;
}

void Registry::checked_first(const std::string &name, const char *dsn) {
  PGconn *&conn = conns_[name];
  if (conn)
    return;
  conn = PQconnectdb(dsn);
  if (PQserverVersion(conn) < 130000)
    throw std::runtime_error(name);
}
