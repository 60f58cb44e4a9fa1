// SPDX-License-Identifier: Apache-2.0
// The object's class is known, so its virtual functions are: they open and close.
#include <libpq-fe.h>

class Driver {
 public:
  virtual PGconn *take(const char *dsn) const noexcept = 0;
  virtual void drop(PGconn *conn) const noexcept = 0;

 protected:
  ~Driver() = default;
};

class PgDriver final : public Driver {
 public:
  PGconn *take(const char *dsn) const noexcept override { return PQconnectdb(dsn); }
  void drop(PGconn *conn) const noexcept override { PQfinish(conn); }
};

int good(const char *dsn) {
  PgDriver pg;
  const Driver &driver = pg;
  PGconn *conn = driver.take(dsn);
  int version = PQserverVersion(conn);
  driver.drop(conn);
  return version;
}

int bad(const char *dsn) {
  PgDriver pg;
  const Driver &driver = pg;
  PGconn *conn = driver.take(dsn);
  if (PQstatus(conn) != CONNECTION_OK)
    return -1; // expect-connleak-error-path
  int version = PQserverVersion(conn);
  driver.drop(conn);
  return version;
}
