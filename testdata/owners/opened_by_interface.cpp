// SPDX-License-Identifier: Apache-2.0
// Two classes are opened and closed through their interface, and close by their destructor.
// case: expect-none
#include <libpq-fe.h>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <vector>

struct Backend {
  virtual ~Backend() = default;
  virtual bool open(const std::string &) = 0;
  virtual void close() = 0;
};

class Pg final : public Backend {
 public:
  ~Pg() override { close(); }
  bool open(const std::string &dsn) override {
    close();
    conn_ = PQconnectdb(dsn.c_str());
    return PQstatus(conn_) == CONNECTION_OK;
  }
  void close() override {
    PQfinish(conn_);
    conn_ = nullptr;
  }

 private:
  PGconn *conn_ = nullptr;
};

class Lite final : public Backend {
 public:
  ~Lite() override { sqlite3_close(db_); }
  bool open(const std::string &path) override {
    Lite::close();
    return sqlite3_open(path.c_str(), &db_) == SQLITE_OK;
  }
  void close() override {
    sqlite3_close(db_);
    db_ = nullptr;
  }

 private:
  sqlite3 *db_ = nullptr;
};

std::unique_ptr<Backend> make(bool pg) {
  if (pg)
    return std::make_unique<Pg>();
  return std::make_unique<Lite>();
}

bool use(bool pg) {
  auto b = make(pg);
  return b->open("x");
}

bool all() {
  std::vector<std::unique_ptr<Backend>> v;
  v.push_back(make(true));
  v.push_back(std::make_unique<Lite>());
  bool ok = true;
  for (auto &b : v)
    ok = b->open("y") && ok;
  for (auto &b : v)
    b->close();
  return ok;
}

bool stack() {
  Pg pg;
  Backend &b = pg;
  bool ok = b.open("z");
  b.close();
  return ok;
}
