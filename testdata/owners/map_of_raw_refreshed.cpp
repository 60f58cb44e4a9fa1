// SPDX-License-Identifier: Apache-2.0
// A broken connection leaves the map before a new one is put in.
// case: expect-none
#include <libpq-fe.h>
#include <map>
#include <string>

class Named {
 public:
  ~Named() {
    for (auto &[name, conn] : conns_)
      PQfinish(conn);
  }
  PGconn *get(const std::string &name) {
    auto found = conns_.find(name);
    if (found != conns_.end()) {
      if (PQstatus(found->second) == CONNECTION_OK)
        return found->second;
      PQfinish(found->second);
      conns_.erase(found);
    }
    PGconn *conn = PQconnectdb(name.c_str());
    if (PQstatus(conn) != CONNECTION_OK) {
      PQfinish(conn);
      return nullptr;
    }
    conns_[name] = conn;
    return conn;
  }

 private:
  std::map<std::string, PGconn *> conns_;
};

int version() {
  Named named;
  PGconn *conn = named.get("host=c");
  return conn ? PQserverVersion(conn) : 0;
}
