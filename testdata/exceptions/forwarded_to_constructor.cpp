// SPDX-License-Identifier: Apache-2.0
// Arguments forwarded through two templates reach a constructor that throws after it took the connection.
#include <libpq-fe.h>
#include <memory>
#include <stdexcept>
#include <utility>

class Session {
 public:
  Session(PGconn *conn, int level) : conn_(conn) {
    if (level < 0)
      throw std::invalid_argument("level");
    level_ = level;
  }
  ~Session() { PQfinish(conn_); }
  Session(const Session &) = delete;
  int level_ = 0;

 private:
  PGconn *conn_;
};

template <class T, class... A> std::unique_ptr<T> make(A &&...a) { return std::make_unique<T>(std::forward<A>(a)...); }
int run(int level) {
  PGconn *conn = PQconnectdb("");
  auto s = make<Session>(conn, level); // expect-connleak-exception-path
  return s->level_;
}
