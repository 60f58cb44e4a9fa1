// SPDX-License-Identifier: Apache-2.0
// Connections for the life of the process: by std::call_once(), and in an object that is never deleted.
// case: expect-none
#include <libpq-fe.h>
#include <mutex>

class Kept {
 public:
  static Kept &instance() {
    static Kept *kept = new Kept;
    return *kept;
  }
  PGconn *get() { return conn_; }

 private:
  Kept() : conn_(PQconnectdb("")) {}
  ~Kept() { PQfinish(conn_); }
  PGconn *conn_;
};

static std::once_flag once;
static PGconn *global;

static PGconn *lazily() {
  std::call_once(once, [] { global = PQconnectdb(""); });
  return global;
}

int pids() { return PQbackendPID(Kept::instance().get()) + PQbackendPID(lazily()); }
