// SPDX-License-Identifier: Apache-2.0
// Results in pairs and structs that are taken apart where they are used.
// flags: -std=c++20
// case: expect-none
#include <libpq-fe.h>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

static std::pair<PGresult *, bool> try_query(PGconn *conn, std::string_view sql) {
  PGresult *res = PQexec(conn, std::string(sql).c_str());
  return {res, PQresultStatus(res) == PGRES_TUPLES_OK};
}

struct Answer {
  PGresult *res;
  int rows;
};

static Answer ask(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 2");
  return {.res = res, .rows = PQntuples(res)};
}

int rows(PGconn *conn) {
  if (auto [res, ok] = try_query(conn, "select 1"); ok) {
    int n = PQntuples(res);
    PQclear(res);
    return n;
  } else {
    PQclear(res);
    return -1;
  }
}

int more(PGconn *conn) {
  auto [res, n] = ask(conn);
  PQclear(res);
  PGresult *a, *b;
  std::tie(a, b) = std::make_pair(PQexec(conn, "a"), PQexec(conn, "b"));
  PQclear(a);
  PQclear(b);
  return n;
}
