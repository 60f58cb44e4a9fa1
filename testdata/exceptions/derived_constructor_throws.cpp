// SPDX-License-Identifier: Apache-2.0
// The base class is made when the derived constructor throws, so what the base owns is released; what the derived owns is not.
#include <libpq-fe.h>
#include <stdexcept>

class Connected {
 public:
  explicit Connected(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  virtual ~Connected() { PQfinish(conn_); }
  Connected(const Connected &) = delete;
  Connected &operator=(const Connected &) = delete;

 protected:
  PGconn *conn_;
};

class Reader : public Connected {
 public:
  explicit Reader(const char *dsn) : Connected(dsn) {
    if (PQstatus(conn_) != CONNECTION_OK)
      throw std::runtime_error("no reader");
  }
};

class Cursor : public Connected {
 public:
  Cursor(const char *dsn, const char *sql) : Connected(dsn) {
    rows_ = PQexec(conn_, sql);
    if (PQresultStatus(rows_) != PGRES_TUPLES_OK)
      throw std::runtime_error("no cursor"); // expect-connleak-exception-path {PQexec()}
  }
  ~Cursor() override { PQclear(rows_); }
  int size() const { return PQntuples(rows_); }

 private:
  PGresult *rows_ = nullptr;
};

int rows(const char *dsn) {
  Reader reader(dsn);
  Cursor cursor(dsn, "select 1");
  return cursor.size();
}
