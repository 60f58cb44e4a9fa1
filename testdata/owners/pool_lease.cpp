// SPDX-License-Identifier: Apache-2.0
// Connections go back to their pool by a lease, or by hand, which an exception skips.
#include <libpq-fe.h>
#include <string>
#include <utility>
#include <vector>

class Pool {
 public:
  explicit Pool(std::string dsn) : dsn_(std::move(dsn)) { idle_.reserve(16); }
  ~Pool() {
    for (PGconn *conn : idle_)
      PQfinish(conn);
  }
  Pool(const Pool &) = delete;
  Pool &operator=(const Pool &) = delete;
  PGconn *take();
  void put(PGconn *conn) noexcept;

 private:
  std::string dsn_;
  std::vector<PGconn *> idle_;
};

PGconn *Pool::take() {
  if (idle_.empty())
    return PQconnectdb(dsn_.c_str());
  PGconn *conn = idle_.back();
  idle_.pop_back();
  return conn;
}

void Pool::put(PGconn *conn) noexcept { idle_.push_back(conn); }

class Lease {
 public:
  explicit Lease(Pool &pool) : pool_(pool), conn_(pool.take()) {}
  ~Lease() { pool_.put(conn_); }
  Lease(const Lease &) = delete;
  Lease &operator=(const Lease &) = delete;
  PGconn *get() const { return conn_; }

 private:
  Pool &pool_;
  PGconn *conn_;
};

int load_orders(PGconn *conn);

int leased(Pool &pool) {
  Lease lease(pool);
  return load_orders(lease.get());
}

int by_hand(Pool &pool) {
  PGconn *conn = pool.take();
  int orders = load_orders(conn); // expect-connleak-exception-path {load_orders() throws}
  pool.put(conn);
  return orders;
}
