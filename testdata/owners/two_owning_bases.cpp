// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Two bases, one member, all own; whichever cannot be made, those before it are destroyed.
#include <cstdio>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdexcept>

class HasConnection {
 public:
  explicit HasConnection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~HasConnection() { PQfinish(conn_); }
  HasConnection(const HasConnection &) = delete;

 protected:
  PGconn *conn_;
};

class HasLog {
 public:
  explicit HasLog(const char *path) : log_(std::fopen(path, "a")) {
    if (!log_)
      throw std::runtime_error(path);
  }
  virtual ~HasLog() { std::fclose(log_); }
  HasLog(const HasLog &) = delete;

 protected:
  std::FILE *log_;
};

int least_version();

class Job : public HasConnection, public HasLog {
 public:
  Job(const char *dsn, const char *path) : HasConnection(dsn), HasLog(path), least_(least_version()) {}
  bool run() {
    std::fprintf(log_, "version %d\n", PQserverVersion(conn_));
    return PQserverVersion(conn_) >= least_;
  }

 private:
  int least_;
};

bool run(const char *dsn, const char *path) {
  Job job(dsn, path);
  return job.run();
}
