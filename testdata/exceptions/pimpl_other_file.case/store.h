// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>

class Store {
 public:
  explicit Store(const std::string &dsn);
  ~Store();
  void put(const std::string &key, const std::string &value);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};
