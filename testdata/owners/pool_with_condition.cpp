// SPDX-License-Identifier: Apache-2.0
// A pool of bounded size whose users wait; what is leased comes back by the deleter.
// flags: -std=c++20 -pthread
// case: expect-none
#include <condition_variable>
#include <deque>
#include <libpq-fe.h>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

class Pool {
 public:
  struct Return {
    Pool *pool;
    void operator()(PGconn *c) const { pool->put(c); }
  };
  using Lease = std::unique_ptr<PGconn, Return>;
  Pool(std::string dsn, size_t max) : dsn_(std::move(dsn)), max_(max) {}
  Pool(const Pool &) = delete;
  ~Pool() {
    for (PGconn *c : idle_)
      PQfinish(c);
  }
  Lease get() {
    std::unique_lock lock(mutex_);
    while (idle_.empty() && open_ >= max_)
      ready_.wait(lock);
    if (!idle_.empty()) {
      PGconn *c = idle_.front();
      idle_.pop_front();
      return Lease(c, Return{this});
    }
    ++open_;
    lock.unlock();
    PGconn *c = PQconnectdb(dsn_.c_str());
    if (PQstatus(c) != CONNECTION_OK) {
      std::string why = PQerrorMessage(c);
      PQfinish(c);
      lock.lock();
      --open_;
      throw std::runtime_error(why);
    }
    return Lease(c, Return{this});
  }

 private:
  void put(PGconn *c) {
    std::lock_guard lock(mutex_);
    if (PQstatus(c) != CONNECTION_OK || PQtransactionStatus(c) != PQTRANS_IDLE) {
      PQfinish(c);
      --open_;
    } else {
      idle_.push_back(c);
    }
    ready_.notify_one();
  }
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<PGconn *> idle_;
  std::string dsn_;
  size_t max_, open_ = 0;
};

int use(Pool &pool) {
  auto lease = pool.get();
  std::unique_ptr<PGresult, decltype(&PQclear)> res(PQexec(lease.get(), "select 1"), PQclear);
  return std::stoi(PQgetvalue(res.get(), 0, 0));
}

int main() {
  Pool pool("", 3);
  return use(pool) + use(pool);
}
