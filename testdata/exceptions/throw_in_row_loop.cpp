// SPDX-License-Identifier: Apache-2.0
// A bad row in the middle of a loop is thrown about.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>
#include <vector>

struct User {
  std::string name, mail;
};

std::vector<User> users(PGconn *conn) {
  PGresult *res = PQexec(conn, "select name, mail from users");
  std::vector<User> all;
  for (int i = 0; i < PQntuples(res); i++) {
    if (PQgetisnull(res, i, 1))
      throw std::domain_error("user without mail"); // expect-connleak-exception-path {'res' from PQexec()}
    all.push_back(User{PQgetvalue(res, i, 0), PQgetvalue(res, i, 1)});
  }
  PQclear(res);
  return all;
}

std::vector<User> users_with_mail(PGconn *conn) {
  PGresult *res = PQexec(conn, "select name, mail from users");
  std::vector<User> all;
  for (int i = 0; i < PQntuples(res); i++) {
    try {
      if (PQgetisnull(res, i, 1))
        throw std::domain_error("user without mail");
      all.push_back(User{PQgetvalue(res, i, 0), PQgetvalue(res, i, 1)});
    } catch (const std::domain_error &) {
      continue;
    }
  }
  PQclear(res);
  return all;
}
