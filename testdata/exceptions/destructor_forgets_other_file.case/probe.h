// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>

class Probe {
 public:
  explicit Probe(const char *dsn) noexcept;
  ~Probe();
  Probe(const Probe &) = delete;
  Probe &operator=(const Probe &) = delete;
  bool is_up() const noexcept;

 private:
  PGconn *conn_;
};
