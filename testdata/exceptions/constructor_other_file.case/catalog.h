// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
#include <string>
#include <vector>

class Catalog {
 public:
  explicit Catalog(const std::string &dsn);
  ~Catalog();
  Catalog(const Catalog &) = delete;
  Catalog &operator=(const Catalog &) = delete;
  std::size_t size() const noexcept { return tables_.size(); }

 private:
  void load();
  PGconn *conn_;
  std::vector<std::string> tables_;
};
