// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>

class Store {
 public:
  explicit Store(const char *where);
  ~Store();
  int version() const;

 private:
  PGconn *conn_;
};
