// SPDX-License-Identifier: Apache-2.0
// A constructor opens one connection per place of a vector that was reserved; the destructor finishes all.
// case: expect-none
#include <libpq-fe.h>
#include <string>
#include <vector>

class Shards {
 public:
  explicit Shards(const std::vector<std::string> &dsns) {
    conns_.reserve(dsns.size());
    for (const auto &dsn : dsns)
      conns_.push_back(PQconnectdb(dsn.c_str()));
  }
  Shards(const Shards &) = delete;
  ~Shards() {
    for (PGconn *conn : conns_)
      PQfinish(conn);
  }
  PGconn *pick(size_t key) const { return conns_[key % conns_.size()]; }

 private:
  std::vector<PGconn *> conns_;
};

int version() {
  Shards shards({"host=a", "host=b"});
  return PQserverVersion(shards.pick(1));
}
