// SPDX-License-Identifier: Apache-2.0
// A vector of owners loses its middle, gets a new front, shrinks, and is swapped with another.
// case: expect-none
#include <sqlite3.h>
#include <stdexcept>
#include <utility>
#include <vector>

class Stmt {
 public:
  Stmt(sqlite3 *db, const char *sql) {
    if (sqlite3_prepare_v2(db, sql, -1, &stmt_, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(db));
  }
  Stmt(Stmt &&o) noexcept : stmt_(std::exchange(o.stmt_, nullptr)) {}
  Stmt &operator=(Stmt &&o) noexcept {
    std::swap(stmt_, o.stmt_);
    return *this;
  }
  ~Stmt() { sqlite3_finalize(stmt_); }
  bool step() { return sqlite3_step(stmt_) == SQLITE_ROW; }

 private:
  sqlite3_stmt *stmt_ = nullptr;
};

int vec(sqlite3 *db) {
  std::vector<Stmt> all;
  for (const char *sql : {"select 1", "select 2", "select 3"})
    all.emplace_back(db, sql);
  int n = 0;
  for (auto &s : all)
    n += s.step();
  all.erase(all.begin() + 1);
  all.insert(all.begin(), Stmt(db, "select 4"));
  all.pop_back();
  all.shrink_to_fit();
  return n;
}

std::vector<Stmt> make(sqlite3 *db, int n) {
  std::vector<Stmt> v;
  v.reserve(n);
  while (n-- > 0)
    v.emplace_back(db, "select 1");
  return v;
}

int two(sqlite3 *db) {
  auto a = make(db, 2);
  auto b = make(db, 3);
  a.swap(b);
  b = std::move(a);
  return int(b.size());
}
