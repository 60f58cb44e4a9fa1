// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// An own hierarchy of errors with two levels; the handlers of its bases see all of them.
#include <exception>
#include <libpq-fe.h>
#include <string>
#include <utility>

namespace db {
class Error : public std::exception {
 public:
  explicit Error(std::string text) : text_(std::move(text)) {}
  const char *what() const noexcept override { return text_.c_str(); }

 private:
  std::string text_;
};
class QueryError : public Error { using Error::Error; };
class Deadlock final : public QueryError { using QueryError::QueryError; };

static void raise(const PGresult *res) {
  std::string state = PQresultErrorField(res, PG_DIAG_SQLSTATE) ? PQresultErrorField(res, PG_DIAG_SQLSTATE) : "";
  if (state == "40P01")
    throw Deadlock(state);
  throw QueryError(state);
}
}

bool update_totals(PGconn *conn) {
  PGresult *res = PQexec(conn, "update totals set n = n + 1");
  bool is_done = true;
  try {
    if (PQresultStatus(res) != PGRES_COMMAND_OK)
      db::raise(res);
  } catch (const db::Error &) {
    is_done = false;
  }
  PQclear(res);
  return is_done;
}

void refresh_totals(PGconn *conn) {
  PGresult *res = PQexec(conn, "refresh materialized view totals");
  try {
    if (PQresultStatus(res) != PGRES_COMMAND_OK)
      db::raise(res);
  } catch (db::QueryError &) {
    PQclear(res);
    throw;
  }
  PQclear(res);
}
