// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Objects that live as long as the process: a Meyers singleton, a raw static, a leaked one.
#include <libpq-fe.h>

class Database {
 public:
  static Database &instance() {
    static Database database;
    return database;
  }
  PGconn *get() const { return conn_; }

 private:
  Database() : conn_(PQconnectdb("service=app")) {}
  ~Database() { PQfinish(conn_); }
  PGconn *conn_;
};

static PGconn *raw_connection() {
  static PGconn *const conn = PQconnectdb("service=log");
  return conn;
}

static PGconn &never_destroyed() {
  static PGconn &conn = *PQconnectdb("service=audit");
  return conn;
}

void load_orders(PGconn *conn);

void run() {
  load_orders(Database::instance().get());
  load_orders(raw_connection());
  load_orders(&never_destroyed());
}
