// SPDX-License-Identifier: Apache-2.0
// Every row keeps a share of the result it came from.
// case: expect-none
#include <libpq-fe.h>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

struct Row {
  std::shared_ptr<PGresult> res;
  int row;
  std::string get(int column) const { return PQgetvalue(res.get(), row, column); }
};

static std::vector<Row> rows(PGconn *conn, const char *sql) {
  std::shared_ptr<PGresult> res(PQexec(conn, sql), [](PGresult *res) { PQclear(res); });
  if (PQresultStatus(res.get()) != PGRES_TUPLES_OK)
    throw std::runtime_error("query");
  std::vector<Row> all;
  for (int i = 0; i < PQntuples(res.get()); ++i)
    all.push_back(Row{res, i});
  return all;
}

int sum(PGconn *conn) {
  int sum = 0;
  for (const auto &row : rows(conn, "select x from t"))
    sum += std::stoi(row.get(0));
  return sum;
}
