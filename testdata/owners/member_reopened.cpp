// SPDX-License-Identifier: Apache-2.0
// reopen() connects into the member, over the result of the first connect.
#include <libpq-fe.h>

class Monitor {
 public:
  explicit Monitor(const char *dsn) : dsn_(dsn), conn_(PQconnectdb(dsn)) {}
  ~Monitor() { PQfinish(conn_); }
  Monitor(const Monitor &) = delete;
  Monitor &operator=(const Monitor &) = delete;
  bool is_up() const { return PQstatus(conn_) == CONNECTION_OK; }
  void reopen() {
    conn_ = PQconnectdb(dsn_); // expect-connleak-overwrite
  }
  void reopen_finished() {
    PQfinish(conn_);
    conn_ = PQconnectdb(dsn_);
  }

 private:
  const char *dsn_;
  PGconn *conn_;
};

bool watch(const char *dsn) {
  Monitor monitor(dsn);
  if (!monitor.is_up())
    monitor.reopen();
  return monitor.is_up();
}

bool watch_finished(const char *dsn) {
  Monitor monitor(dsn);
  if (!monitor.is_up())
    monitor.reopen_finished();
  return monitor.is_up();
}
