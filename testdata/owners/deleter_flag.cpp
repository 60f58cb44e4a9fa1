// SPDX-License-Identifier: Apache-2.0
// The deleter knows by a flag whether the handle is its own or lent.
// case: expect-none
#include <memory>
#include <sqlite3.h>

struct MaybeClose {
  bool owns = false;
  void operator()(sqlite3 *db) const {
    if (owns)
      sqlite3_close(db);
  }
};

using Db = std::unique_ptr<sqlite3, MaybeClose>;

int changes(sqlite3 *shared, const char *path) {
  Db db(shared, MaybeClose{});
  if (!shared) {
    sqlite3 *raw = nullptr;
    sqlite3_open(path, &raw);
    db = Db(raw, MaybeClose{true});
  }
  return sqlite3_total_changes(db.get());
}
