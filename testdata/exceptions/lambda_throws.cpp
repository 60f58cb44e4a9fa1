// SPDX-License-Identifier: Apache-2.0
// A lambda of the function throws; its twin keeps the exception to itself.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

std::string role(PGconn *conn) {
  PGresult *res = PQexec(conn, "select current_role");
  const auto read = [&] {
    if (PQntuples(res) != 1)
      throw std::length_error("role");
    return std::string(PQgetvalue(res, 0, 0));
  };
  std::string name = read(); // expect-connleak-exception-path {'res' from PQexec()}
  PQclear(res);
  return name;
}

std::string role_or_nobody(PGconn *conn) {
  PGresult *res = PQexec(conn, "select current_role");
  auto read = [res]() -> std::string {
    try {
      if (PQntuples(res) != 1)
        throw std::length_error("role");
      return PQgetvalue(res, 0, 0);
    } catch (const std::length_error &) {
      return "nobody";
    }
  };
  std::string name = read();
  PQclear(res);
  return name;
}
