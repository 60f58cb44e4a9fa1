// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// When the second object of an array cannot be made, the first is destroyed.
#include <libpq-fe.h>
#include <stdexcept>

class Session {
 public:
  explicit Session(const char *dsn) : conn_(PQconnectdb(dsn)) {
    if (PQstatus(conn_) != CONNECTION_OK) {
      PQfinish(conn_);
      throw std::runtime_error("no session");
    }
  }
  ~Session() { PQfinish(conn_); }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  int version() const { return PQserverVersion(conn_); }

 private:
  PGconn *conn_;
};

int local(const char *primary, const char *standby) {
  Session both[2] = {Session(primary), Session(standby)};
  return both[0].version() - both[1].version();
}

int heap(const char *primary, const char *standby) {
  Session *both = new Session[2]{Session(primary), Session(standby)};
  int distance = both[0].version() - both[1].version();
  delete[] both;
  return distance;
}
