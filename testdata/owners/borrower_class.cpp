// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Classes that keep a connection they do not own, and so do not finish it.
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <utility>

class Query {
 public:
  Query(PGconn *conn, std::string table) : conn_(conn), table_(std::move(table)) {}
  int rows() const {
    PGresult *res = PQexec(conn_, ("select 1 from " + table_).c_str());
    int rows = PQntuples(res);
    PQclear(res);
    return rows;
  }

 private:
  PGconn *conn_;
  std::string table_;
};

class Notices {
 public:
  explicit Notices(PGconn &conn) : conn_(conn) {}
  ~Notices() { PQclear(PQexec(&conn_, "unlisten *")); }
  Notices(const Notices &) = delete;

 private:
  PGconn &conn_;
};

void print(int rows);

void by_owner(const char *dsn) {
  std::unique_ptr<PGconn, decltype(&PQfinish)> conn(PQconnectdb(dsn), &PQfinish);
  Notices notices(*conn);
  Query users(conn.get(), "users");
  print(users.rows());
}

int by_hand(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int rows = Query(conn, "users").rows();
  PQfinish(conn);
  return rows;
}
