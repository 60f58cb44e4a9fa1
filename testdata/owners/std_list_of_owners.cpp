// SPDX-License-Identifier: Apache-2.0
// Owners in the nodes of a std::list, itself inside other things; and a pool of idle files in one.
// case: expect-none
#include <cstdio>
#include <libpq-fe.h>
#include <list>
#include <memory>
#include <stack>
#include <vector>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};

using Connection = std::unique_ptr<PGconn, Finish>;
static Connection dial(const char *dsn) { return Connection(PQconnectdb(dsn)); }

void pushed(const char *dsn) {
  std::list<Connection> all;
  all.push_back(dial(dsn));
}

void stacked(const char *dsn) {
  std::stack<Connection, std::list<Connection>> all;
  all.push(dial(dsn));
}

void in_a_vector(const char *dsn) {
  std::vector<std::list<Connection>> all(2);
  all[1].push_back(dial(dsn));
}

class Idle {
 public:
  ~Idle() {
    for (std::FILE *file : files_)
      std::fclose(file);
  }
  std::FILE *take(const char *path) {
    if (files_.empty())
      return std::fopen(path, "r");
    std::FILE *file = files_.front();
    files_.pop_front();
    return file;
  }
  void put(std::FILE *file) { files_.push_back(file); }

 private:
  std::list<std::FILE *> files_;
};

bool exists(const char *path) {
  Idle idle;
  std::FILE *file = idle.take(path);
  if (file == nullptr)
    return false;
  idle.put(file);
  return true;
}
