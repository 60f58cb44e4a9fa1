// SPDX-License-Identifier: Apache-2.0
// mysql_real_connect() failed; the object of mysql_init() is still there, and a set of rows has to be freed, too.
#include <mysql.h>
#include <stdexcept>
#include <string>

MYSQL *login(const std::string &host, const std::string &user) {
  MYSQL *db = mysql_init(nullptr);
  if (!mysql_real_connect(db, host.c_str(), user.c_str(), "", "shop", 0, nullptr, 0))
    throw std::runtime_error(mysql_error(db)); // expect-connleak-exception-path {'db' from mysql_init()}
  return db;
}

unsigned long long orders(MYSQL *db) {
  if (mysql_query(db, "select id from orders"))
    throw std::runtime_error(mysql_error(db));
  MYSQL_RES *rows = mysql_store_result(db);
  if (!rows)
    throw std::runtime_error(mysql_error(db));
  unsigned long long n = mysql_num_rows(rows);
  if (n > 1000)
    throw std::length_error("too many orders"); // expect-connleak-exception-path {'rows' from mysql_store_result()}
  mysql_free_result(rows);
  return n;
}
