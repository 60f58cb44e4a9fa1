// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The deleter knows where the connection came from and gives it back there, or finishes it when it is broken.
#include <libpq-fe.h>
#include <memory>
#include <vector>

class Pool {
 public:
  struct GiveBack {
    Pool *pool;
    void operator()(PGconn *conn) const noexcept {
      if (PQstatus(conn) == CONNECTION_OK && pool->idle_.size() < pool->idle_.capacity())
        pool->idle_.push_back(conn);
      else
        PQfinish(conn);
    }
  };
  using Lease = std::unique_ptr<PGconn, GiveBack>;
  Pool() { idle_.reserve(8); }
  ~Pool() {
    for (PGconn *conn : idle_)
      PQfinish(conn);
  }
  Pool(const Pool &) = delete;
  Pool &operator=(const Pool &) = delete;
  Lease lease(const char *dsn) { return Lease(PQconnectdb(dsn), GiveBack{this}); }

 private:
  std::vector<PGconn *> idle_;
};

int load_orders(PGconn *conn);

int orders(const char *dsn) {
  Pool pool;
  Pool::Lease conn = pool.lease(dsn);
  return load_orders(conn.get());
}
