// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <vector>

class Backend {
 public:
  virtual ~Backend() = default;
  virtual long count(const std::string &table) = 0;
};

std::unique_ptr<Backend> makePg(const std::string &dsn);
std::unique_ptr<Backend> makeLite(const std::string &path);
