// SPDX-License-Identifier: Apache-2.0
// The newest entry of a list of owners is handed out by reference.
// Known gap: with libc++ it is not seen that the list still holds it.
// case: expect-none
#include <libpq-fe.h>
#include <list>
#include <memory>
#include <utility>

struct Session {
  PGconn *conn = PQconnectdb("");
  ~Session() { PQfinish(conn); }
};

struct Recent {
  std::list<std::pair<int, std::unique_ptr<Session>>> all;
  Session &get(int key) {
    for (auto entry = all.begin(); entry != all.end(); ++entry)
      if (entry->first == key)
        return *entry->second;
    all.emplace_front(key, std::make_unique<Session>());
    if (all.size() > 10)
      all.pop_back();
    return *all.front().second;
  }
};

int version() {
  Recent recent;
  return PQserverVersion(recent.get(1).conn); // gap on libc++: false connleak-never-released
}
