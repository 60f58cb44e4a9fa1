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

class Lease {
 public:
  explicit Lease(Pool &p) : pool_(p), m_(p.take()) {}
  Lease(const Lease &) = delete;
  ~Lease() { pool_.give(m_); }
  MYSQL *get() const { return m_; }

 private:
  Pool &pool_;
  MYSQL *m_;
};
