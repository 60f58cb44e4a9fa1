// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
#include <string>

namespace db {
class Connection {
 public:
  explicit Connection(const std::string &dsn);
  Connection(Connection &&other) noexcept;
  Connection &operator=(Connection &&other) noexcept;
  ~Connection();
  void execute(const char *sql);
  PGconn *get() const noexcept;

 private:
  PGconn *conn_;
};
}
