// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The C API of MySQL behind owners, with exceptions for its errors.
#include <memory>
#include <mysql.h>
#include <stdexcept>
#include <string>
#include <vector>

using Mysql = std::unique_ptr<MYSQL, decltype(&mysql_close)>;
using Rows = std::unique_ptr<MYSQL_RES, decltype(&mysql_free_result)>;

static Mysql login(const std::string &host) {
  Mysql db(mysql_init(nullptr), &mysql_close);
  if (!db || !mysql_real_connect(db.get(), host.c_str(), "app", "", "shop", 0, nullptr, 0))
    throw std::runtime_error(db ? mysql_error(db.get()) : "out of memory");
  return db;
}

std::vector<int> prices(const std::string &host) {
  Mysql db = login(host);
  if (mysql_query(db.get(), "select price from items"))
    throw std::runtime_error(mysql_error(db.get()));
  Rows rows(mysql_use_result(db.get()), &mysql_free_result);
  std::vector<int> all;
  while (MYSQL_ROW row = mysql_fetch_row(rows.get()))
    all.push_back(std::stoi(row[0]));
  return all;
}
