// SPDX-License-Identifier: Apache-2.0
// A member of the one static object is replaced while a broken connection is still in it.
// Known gap: what is returned counts as the caller's.
#include <libpq-fe.h>

class Db {
 public:
  static Db &instance() {
    static Db it;
    return it;
  }
  PGconn *get() {
    if (!conn_ || PQstatus(conn_) != CONNECTION_OK)
      conn_ = PQconnectdb(""); // gap: misses connleak-overwrite
    return conn_;
  }

 private:
  ~Db() { PQfinish(conn_); }
  PGconn *conn_ = nullptr;
};

int pid() { return PQbackendPID(Db::instance().get()); }
