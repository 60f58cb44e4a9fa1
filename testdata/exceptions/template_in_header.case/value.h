// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
#include <memory>
#include <string>

template <class T> T parse(const char *text);
template <> inline std::string parse<std::string>(const char *text) { return text; }
template <> inline int parse<int>(const char *text) { return std::stoi(text); }

template <class T> T value_of(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  T value = parse<T>(PQgetvalue(res, 0, 0)); // expect-connleak-exception-path {'res' from PQexec()}
  PQclear(res);
  return value;
}

template <class T> T owned_value_of(PGconn *conn, const char *sql) {
  std::unique_ptr<PGresult, decltype(&PQclear)> res(PQexec(conn, sql), &PQclear);
  return parse<T>(PQgetvalue(res.get(), 0, 0));
}
