// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A pool of owners behind a mutex; locking may throw where nothing raw is held.
#include <condition_variable>
#include <libpq-fe.h>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

class Pool {
 public:
  Pool(const std::string &dsn, int size) {
    for (int i = 0; i < size; i++)
      idle_.push_back(Connection(PQconnectdb(dsn.c_str())));
  }
  Connection take() {
    std::unique_lock<std::mutex> lock(mutex_);
    is_idle_.wait(lock, [this] { return !idle_.empty(); });
    Connection conn = std::move(idle_.back());
    idle_.pop_back();
    return conn;
  }
  void give_back(Connection conn) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      idle_.push_back(std::move(conn));
    }
    is_idle_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable is_idle_;
  std::vector<Connection> idle_;
};

int load_orders(PGconn *conn);

int orders(Pool &pool) {
  Connection conn = pool.take();
  int orders = load_orders(conn.get());
  pool.give_back(std::move(conn));
  return orders;
}

int orders_of(const std::string &dsn) {
  Pool pool(dsn, 2);
  return orders(pool) + orders(pool);
}
