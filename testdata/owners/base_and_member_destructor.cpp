// SPDX-License-Identifier: Apache-2.0
// A derived class frees its own result and leaves the connection to the base; a sibling forgets its result.
#include <libpq-fe.h>

class Base {
 public:
  explicit Base(const char *dsn) noexcept : conn_(PQconnectdb(dsn)) {}
  virtual ~Base() { PQfinish(conn_); }
  Base(const Base &) = delete;
  Base &operator=(const Base &) = delete;

 protected:
  PGconn *conn_;
};

class Careful : public Base {
 public:
  explicit Careful(const char *dsn) noexcept : Base(dsn), res_(PQexec(conn_, "select 1")) {}
  ~Careful() override { PQclear(res_); }
  int rows() const noexcept { return PQntuples(res_); }

 private:
  PGresult *res_;
};

class Careless : public Base {
 public:
  explicit Careless(const char *dsn) noexcept : Base(dsn), res_(PQexec(conn_, "select 1")) {} // expect-connleak-never-released {in Careless, which has no destructor}
  int rows() const noexcept { return PQntuples(res_); }

 private:
  PGresult *res_;
};

void careful(const char *dsn, int *rows) {
  Careful careful(dsn);
  *rows = careful.rows();
}

void careless(const char *dsn, int *rows) {
  Careless careless(dsn);
  *rows = careless.rows();
}
