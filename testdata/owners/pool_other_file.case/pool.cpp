// SPDX-License-Identifier: Apache-2.0
#include "pool.h"
#include <stdexcept>

Pool::~Pool() {
  for (auto *m : idle_)
    mysql_close(m);
}

MYSQL *Pool::take() {
  {
    std::lock_guard<std::mutex> guard(lock_);
    if (!idle_.empty()) {
      MYSQL *m = idle_.back();
      idle_.pop_back();
      return m;
    }
  }
  MYSQL *m = mysql_init(nullptr);
  if (!mysql_real_connect(m, "h", "u", "p", "d", 0, nullptr, 0)) {
    mysql_close(m);
    throw std::runtime_error("connect");
  }
  return m;
}

void Pool::give(MYSQL *m) {
  std::lock_guard<std::mutex> guard(lock_);
  idle_.push_back(m);
}
