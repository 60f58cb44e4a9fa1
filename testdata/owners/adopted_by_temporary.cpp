// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A wrapper adopts the raw handle in the expression that makes it.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

class Result {
 public:
  explicit Result(PGresult *res) noexcept : res_(res) {}
  ~Result() { PQclear(res_); }
  Result(const Result &) = delete;
  Result &operator=(const Result &) = delete;
  const Result &check() const {
    if (PQresultStatus(res_) == PGRES_FATAL_ERROR)
      throw std::runtime_error(PQresultErrorMessage(res_));
    return *this;
  }
  std::string text(int row, int column) const { return PQgetvalue(res_, row, column); }

 private:
  PGresult *res_;
};

std::string user(PGconn *conn) { return Result(PQexec(conn, "select current_user")).check().text(0, 0); }

void vacuum(PGconn *conn) { Result(PQexec(conn, "vacuum")).check(); }

std::string database(PGconn *conn) {
  PGresult *raw = PQexec(conn, "select current_database()");
  const Result res(raw);
  return res.check().text(0, 0);
}
