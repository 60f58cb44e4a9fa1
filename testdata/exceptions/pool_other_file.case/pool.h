// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <mutex>
#include <mysql.h>
#include <vector>

class Pool {
 public:
  ~Pool();
  MYSQL *take();
  void give(MYSQL *m);

 private:
  std::mutex lock_;
  std::vector<MYSQL *> idle_;
};
