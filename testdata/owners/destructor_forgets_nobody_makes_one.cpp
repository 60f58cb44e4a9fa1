// SPDX-License-Identifier: Apache-2.0
// Classes whose objects are made somewhere else: who can see the member is in sight, and nobody of them releases it.
#include <libpq-fe.h>
#include <cstdio>
#include <string>
#include <utility>

class Session {
 public:
  explicit Session(const char *dsn);
  ~Session();
  bool is_up() const;
  int count(const std::string &sql);

 private:
  PGconn *conn_ = nullptr;
  std::string last_;
};

Session::Session(const char *dsn) : conn_(PQconnectdb(dsn)) {} // expect-connleak-never-released {'conn_' from PQconnectdb() is not released by ~Session()}
Session::~Session() { last_.clear(); } // expect-note {the destructor does not release it}
bool Session::is_up() const { return conn_ && PQstatus(conn_) == CONNECTION_OK; }
int Session::count(const std::string &sql) {
  PGresult *res = PQexec(conn_, sql.c_str());
  int rows = PQntuples(res);
  PQclear(res);
  last_ = sql;
  return rows;
}

class Log {
 public:
  void open(const char *path) { out_ = std::fopen(path, "a"); } // expect-connleak-never-released {in Log, which has no destructor}
  void say(const char *what) { std::fputs(what, out_); }

 private:
  std::FILE *out_ = nullptr;
};
