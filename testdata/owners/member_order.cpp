// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Two owners as members; the second cannot be made, and the first is destroyed.
#include <libpq-fe.h>
#include <stdexcept>

class Connection {
 public:
  explicit Connection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~Connection() { PQfinish(conn_); }
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;
  PGconn *get() const { return conn_; }

 private:
  PGconn *conn_;
};

class Cursor {
 public:
  Cursor(PGconn *conn, const char *sql) : res_(PQexec(conn, sql)) {
    if (PQresultStatus(res_) == PGRES_FATAL_ERROR) {
      PQclear(res_);
      throw std::runtime_error(sql);
    }
  }
  ~Cursor() { PQclear(res_); }
  Cursor(const Cursor &) = delete;
  Cursor &operator=(const Cursor &) = delete;
  int size() const { return PQntuples(res_); }

 private:
  PGresult *res_;
};

class Report {
 public:
  explicit Report(const char *dsn) : conn_(dsn), users_(conn_.get(), "select * from users"), orders_(conn_.get(), "select 1") {}
  int size() const { return users_.size() + orders_.size(); }

 private:
  Connection conn_;
  Cursor users_, orders_;
};

int size(const char *dsn) {
  Report report(dsn);
  return report.size();
}
