// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The handler clears, and throws on only what cannot be mended by trying again.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

class QueryError : public std::runtime_error {
 public:
  QueryError(const char *text, bool is_transient) : std::runtime_error(text), is_transient_(is_transient) {}
  bool isTransient() const noexcept { return is_transient_; }

 private:
  bool is_transient_;
};

static int rows_of(const PGresult *res) {
  if (PQresultStatus(res) == PGRES_TUPLES_OK)
    return PQntuples(res);
  const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
  throw QueryError(PQresultErrorMessage(res), state && std::string(state) == "40001");
}

int rows_with_retry(PGconn *conn, const char *sql) {
  for (int attempt = 0; attempt < 3; attempt++) {
    PGresult *res = PQexec(conn, sql);
    try {
      int rows = rows_of(res);
      PQclear(res);
      return rows;
    } catch (const QueryError &e) {
      PQclear(res);
      if (!e.isTransient())
        throw;
    }
  }
  return -1;
}
