// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The result travels in the exception, to the handler that clears it.
#include <libpq-fe.h>
#include <memory>

struct QueryFailed {
  std::shared_ptr<PGresult> res;
};
struct RawFailed {
  PGresult *res;
};

static PGresult *query(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  if (PQresultStatus(res) == PGRES_FATAL_ERROR)
    throw RawFailed{res};
  return res;
}

int shared(PGconn *conn, const char *sql) {
  std::shared_ptr<PGresult> res(PQexec(conn, sql), PQclear);
  if (PQresultStatus(res.get()) == PGRES_FATAL_ERROR)
    throw QueryFailed{res};
  return PQntuples(res.get());
}

int raw(PGconn *conn, const char *sql) {
  int rows = -1;
  try {
    PGresult *res = query(conn, sql);
    rows = PQntuples(res);
    PQclear(res);
  } catch (const RawFailed &failed) {
    PQclear(failed.res);
  }
  return rows;
}
