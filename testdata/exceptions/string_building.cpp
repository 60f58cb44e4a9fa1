// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Strings and vectors that grow can only run out of memory, which is not told by default.
#include <libpq-fe.h>
#include <string>
#include <vector>

std::vector<std::string> table_names(PGconn *conn, const std::string &schema) {
  std::string sql = "select tablename from pg_tables where schemaname = '" + schema + "'";
  PGresult *res = PQexec(conn, sql.c_str());
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(PQntuples(res)));
  for (int i = 0; i < PQntuples(res); i++) {
    std::string name(PQgetvalue(res, i, 0), static_cast<std::size_t>(PQgetlength(res, i, 0)));
    name.insert(name.begin(), '"');
    name.push_back('"');
    names.push_back(schema + "." + name);
  }
  PQclear(res);
  return names;
}

int *ids(PGconn *conn, int *count) {
  PGresult *res = PQexec(conn, "select id from users");
  *count = PQntuples(res);
  int *all = new int[*count];
  for (int i = 0; i < *count; i++)
    all[i] = PQgetlength(res, i, 0);
  PQclear(res);
  return all;
}
