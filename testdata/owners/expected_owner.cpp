// SPDX-License-Identifier: Apache-2.0
// An owner or the text of an error, in a variant with the interface of std::expected.
// case: expect-none
#include <memory>
#include <sqlite3.h>
#include <string>
#include <utility>
#include <variant>

template <class T, class E> class Expected {
 public:
  Expected(T value) : either_(std::in_place_index<0>, std::move(value)) {}
  Expected(E error) : either_(std::in_place_index<1>, std::move(error)) {}
  explicit operator bool() const { return either_.index() == 0; }
  T &value() { return std::get<0>(either_); }
  const E &error() const { return std::get<1>(either_); }

 private:
  std::variant<T, E> either_;
};

struct Close {
  void operator()(sqlite3 *db) const { sqlite3_close(db); }
};

using Db = std::unique_ptr<sqlite3, Close>;

static Expected<Db, std::string> open_db(const char *path) {
  sqlite3 *raw = nullptr;
  int rc = sqlite3_open_v2(path, &raw, SQLITE_OPEN_READONLY, nullptr);
  Db owner(raw);
  if (rc != SQLITE_OK)
    return std::string(sqlite3_errmsg(raw));
  return owner;
}

int changes() {
  auto db = open_db("c");
  if (!db)
    return int(db.error().size());
  return sqlite3_total_changes(db.value().get());
}
