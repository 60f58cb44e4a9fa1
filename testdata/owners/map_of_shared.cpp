// SPDX-License-Identifier: Apache-2.0
// The map and the caller share what was made; the last of them finishes it.
// case: expect-none
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <string>

struct Conn {
  PGconn *c = PQconnectdb("");
  ~Conn() { PQfinish(c); }
};

struct Manager {
  std::map<std::string, std::shared_ptr<Conn>> m_;
  std::shared_ptr<Conn> get(const std::string &k) {
    auto &s = m_[k];
    if (!s)
      s = std::make_shared<Conn>();
    return s;
  }
};

int main() {
  Manager m;
  auto c = m.get("a");
  return PQserverVersion(c->c);
}
