// SPDX-License-Identifier: Apache-2.0
// The deleter closes only when its flag is on; here it never is.
#include <memory>
#include <sqlite3.h>

struct MaybeClose {
  bool owns = false;
  void operator()(sqlite3 *db) const {
    if (owns)
      sqlite3_close(db);
  }
};

int changes(const char *path) {
  sqlite3 *raw = nullptr;
  sqlite3_open(path, &raw);
  std::unique_ptr<sqlite3, MaybeClose> db(raw);
  return sqlite3_total_changes(db.get()); // expect-connleak-never-released
}
