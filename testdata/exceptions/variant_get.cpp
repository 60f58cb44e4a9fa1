// SPDX-License-Identifier: Apache-2.0
// std::get throws when the variant holds something else; get_if does not.
#include <libpq-fe.h>
#include <string>
#include <variant>

using Parameter = std::variant<int, std::string>;

int by_id(PGconn *conn, const Parameter &id) {
  PGresult *begin = PQexec(conn, "begin");
  std::string text = std::to_string(std::get<int>(id)); // expect-connleak-exception-path {'begin' from PQexec()}
  PQclear(begin);
  return static_cast<int>(text.size());
}

int by_id_if(PGconn *conn, const Parameter &id) {
  PGresult *begin = PQexec(conn, "begin");
  const int *number = std::get_if<int>(&id);
  std::string text = number ? std::to_string(*number) : "null";
  PQclear(begin);
  return static_cast<int>(text.size());
}
