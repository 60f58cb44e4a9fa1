// SPDX-License-Identifier: Apache-2.0
// Requests with their handlers in a queue; connections take turns; a local struct clears.
// flags: -std=c++20
// case: expect-none
#include <functional>
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <queue>
#include <string>
#include <utility>
#include <vector>

struct Finish {
  void operator()(PGconn *c) const { PQfinish(c); }
};

using ConnPtr = std::unique_ptr<PGconn, Finish>;

class Reactor {
 public:
  using Handler = std::function<void(PGresult *)>;
  void attach(ConnPtr c) { conns_.push_back(std::move(c)); }
  void submit(std::string sql, Handler h) { queue_.push({std::move(sql), std::move(h)}); }
  void run() {
    while (!queue_.empty()) {
      auto [sql, handler] = std::move(queue_.front());
      queue_.pop();
      PGconn *c = conns_[next_++ % conns_.size()].get();
      PGresult *r = PQexec(c, sql.c_str());
      struct Clear {
        PGresult *r;
        ~Clear() { PQclear(r); }
      } clear{r};
      if (handler)
        handler(r);
    }
  }

 private:
  std::vector<ConnPtr> conns_;
  std::queue<std::pair<std::string, Handler>> queue_;
  size_t next_ = 0;
};

int main() {
  Reactor r;
  r.attach(ConnPtr(PQconnectdb("a")));
  r.attach(ConnPtr{PQconnectdb("b")});
  int n = 0;
  r.submit("select 1", [&n](PGresult *res) { n += PQntuples(res); });
  r.submit("select 2", nullptr);
  r.run();
  return n;
}
