// SPDX-License-Identifier: Apache-2.0
// A place of a pool has to be given back; a session on the pool does so by itself.
// As SOCI 4 declares them.
#include <cstddef>
#include <stdexcept>
#include <string>

namespace soci {
class connection_pool;
class session {
 public:
  session();
  explicit session(const std::string &connect);
  explicit session(connection_pool &pool);
  ~session();
  session(const session &) = delete;
  void once(const std::string &sql);
};
class connection_pool {
 public:
  explicit connection_pool(std::size_t size);
  ~connection_pool();
  session &at(std::size_t pos);
  std::size_t lease();
  bool try_lease(std::size_t &pos, int timeout);
  void give_back(std::size_t pos);
};
}  // namespace soci

void by_itself(soci::connection_pool &pool) {
  soci::session sql(pool);
  sql.once("select 1");
}

void by_hand(soci::connection_pool &pool) {
  std::size_t pos = pool.lease();
  pool.at(pos).once("select 1"); // expect-connleak-exception-path {'pos' from soci::connection_pool::lease()}
  pool.give_back(pos);
}

class Place {
 public:
  explicit Place(soci::connection_pool &pool) : pool_(pool), pos_(pool.lease()) {}
  ~Place() { pool_.give_back(pos_); }
  Place(const Place &) = delete;
  soci::session &session() { return pool_.at(pos_); }

 private:
  soci::connection_pool &pool_;
  std::size_t pos_;
};

void by_guard(soci::connection_pool &pool) {
  Place place(pool);
  place.session().once("select 1");
}

bool in_time(soci::connection_pool &pool, bool dry) noexcept {
  std::size_t pos = 0;
  if (!pool.try_lease(pos, 100))
    return false;
  if (dry)
    return true; // expect-connleak-error-path {'pos' from soci::connection_pool::try_lease()}
  pool.at(pos).once("select 1");
  pool.give_back(pos);
  return true;
}

bool made(const std::string &connect) noexcept {
  auto *sql = new soci::session(connect);
  sql->once("select 1");
  if (connect.empty())
    return false; // expect-connleak-error-path {'sql' from}
  delete sql;
  return true;
}
