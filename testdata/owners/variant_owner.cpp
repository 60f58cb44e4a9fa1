// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One of two backends in a variant; the one that is there is destroyed.
#include <libpq-fe.h>
#include <memory>
#include <sqlite3.h>
#include <variant>

struct FinishPg {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
struct CloseLite {
  void operator()(sqlite3 *db) const noexcept { sqlite3_close(db); }
};
using Pg = std::unique_ptr<PGconn, FinishPg>;
using Lite = std::unique_ptr<sqlite3, CloseLite>;
using Backend = std::variant<std::monostate, Pg, Lite>;

void migrate(const Backend &backend);

static Backend open_backend(const char *url, bool is_local) {
  if (!is_local)
    return Pg(PQconnectdb(url));
  sqlite3 *raw = nullptr;
  int rc = sqlite3_open(url, &raw);
  Lite db(raw);
  if (rc != SQLITE_OK)
    return std::monostate();
  return db;
}

bool migrated(const char *url, bool is_local) {
  Backend backend = open_backend(url, is_local);
  if (std::holds_alternative<std::monostate>(backend))
    return false;
  migrate(backend);
  backend = std::monostate();
  return true;
}
