// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The deleter asks whether the pool is still there: the connection goes back, or is finished.
#include <libpq-fe.h>
#include <memory>
#include <vector>

class Pool : public std::enable_shared_from_this<Pool> {
 public:
  ~Pool() {
    for (PGconn *conn : idle_)
      PQfinish(conn);
  }
  std::shared_ptr<PGconn> lease(const char *dsn) {
    PGconn *conn = nullptr;
    if (idle_.empty()) {
      conn = PQconnectdb(dsn);
    } else {
      conn = idle_.back();
      idle_.pop_back();
    }
    return std::shared_ptr<PGconn>(conn, [pool = weak_from_this()](PGconn *conn) {
      if (auto alive = pool.lock())
        alive->idle_.push_back(conn);
      else
        PQfinish(conn);
    });
  }

 private:
  std::vector<PGconn *> idle_;
};

int load_orders(PGconn *conn);

int orders(const char *dsn) {
  auto pool = std::make_shared<Pool>();
  std::shared_ptr<PGconn> first = pool->lease(dsn);
  std::shared_ptr<PGconn> second = pool->lease(dsn);
  second.reset();
  pool.reset();
  return load_orders(first.get());
}
