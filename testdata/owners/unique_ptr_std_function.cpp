// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The deleter is a std::function, set where the owner is made.
#include <functional>
#include <libpq-fe.h>
#include <memory>
#include <sqlite3.h>

using Connection = std::unique_ptr<PGconn, std::function<void(PGconn *)>>;

int load_orders(PGconn *conn);
int load_cache(sqlite3 *db);

Connection open_connection(const char *dsn) {
  return Connection(PQconnectdb(dsn), [](PGconn *conn) { PQfinish(conn); });
}

int orders(const char *dsn) {
  Connection conn = open_connection(dsn);
  return load_orders(conn.get());
}

int cache(const char *path) {
  sqlite3 *raw = nullptr;
  int rc = sqlite3_open(path, &raw);
  std::unique_ptr<sqlite3, std::function<void(sqlite3 *)>> db(raw, [](sqlite3 *db) { sqlite3_close(db); });
  if (rc != SQLITE_OK)
    return -1;
  return load_cache(db.get());
}
