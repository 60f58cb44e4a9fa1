// SPDX-License-Identifier: Apache-2.0
// Owners made where they stay, in maps and sets; what comes back is an iterator or a reference.
// case: expect-none
#include <cstdio>
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <set>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};

using Connection = std::unique_ptr<PGconn, Finish>;
static Connection dial(const char *dsn) { return Connection(PQconnectdb(dsn)); }

class Conn {
 public:
  explicit Conn(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~Conn() { PQfinish(conn_); }
  Conn(const Conn &) = delete;
  bool operator<(const Conn &other) const { return conn_ < other.conn_; }

 private:
  PGconn *conn_;
};

struct File {
  explicit File(const char *path) : file(std::fopen(path, "r")) {}
  ~File() {
    if (file)
      std::fclose(file);
  }
  File(const File &) = delete;
  std::FILE *file;
};

void several_of_a_key(const char *dsn) {
  std::multimap<int, Conn> all;
  all.emplace(1, dsn);
  all.emplace(1, dsn);
  all.erase(all.begin());
}

void in_a_set(const char *dsn) {
  std::set<Conn> all;
  all.emplace(dsn);
}

void with_a_hint(const char *dsn) {
  std::multiset<Conn> all;
  all.emplace_hint(all.end(), dsn);
}

bool asked_at_once(const char *path) {
  std::map<int, File> all;
  all.try_emplace(1, path);
  return all.at(1).file != nullptr;
}

void erased_again(const char *dsn) {
  std::map<int, Connection> all;
  all.emplace(1, dial(dsn));
  all.erase(1);
}

void inserted_by_value(const char *dsn) {
  std::set<Connection> all;
  all.insert(dial(dsn));
}

void merged(const char *dsn) {
  std::map<int, Connection> some, all;
  some[1] = dial(dsn);
  all.merge(some);
}

void under_another_key(const char *dsn) {
  std::map<int, Connection> all;
  all[1] = dial(dsn);
  auto node = all.extract(1);
  node.key() = 2;
  all.insert(std::move(node));
}

void in_a_map_of_maps(const char *dsn) {
  std::map<int, std::map<int, Connection>> all;
  all[1][2] = dial(dsn);
}
