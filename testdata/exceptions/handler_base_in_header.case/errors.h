// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdexcept>

namespace app {
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
class ConfigError : public Error {
 public:
  using Error::Error;
};
class QueryError : public Error {
 public:
  using Error::Error;
};
class Timeout final : public QueryError {
 public:
  Timeout() : QueryError("timeout") {}
};
}
