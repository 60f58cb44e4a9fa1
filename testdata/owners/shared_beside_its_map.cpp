// SPDX-License-Identifier: Apache-2.0
// A class has the map and a share of what is in it: its destructor, which nobody wrote, gives both up.
// case: expect-none
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <string>

struct Conn {
  PGconn *conn = PQconnectdb("");
  ~Conn() { PQfinish(conn); }
};

class Manager {
 public:
  std::shared_ptr<Conn> get(const std::string &name) {
    auto &slot = conns_[name];
    if (!slot)
      slot = std::make_shared<Conn>();
    return slot;
  }

 private:
  std::map<std::string, std::shared_ptr<Conn>> conns_;
};

struct Worker {
  Manager manager;
  std::shared_ptr<Conn> mine;
  Worker() : mine(manager.get("a")) {}
};

int version() {
  Worker worker;
  return PQserverVersion(worker.mine->conn);
}

int version_on_heap() {
  auto worker = std::make_unique<Worker>();
  return PQserverVersion(worker->mine->conn);
}
