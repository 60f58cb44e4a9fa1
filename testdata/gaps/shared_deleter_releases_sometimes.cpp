// SPDX-License-Identifier: Apache-2.0
// The deleter of a shared_ptr clears on one way only, or never.
// Known gap: what goes into a shared_ptr counts as handed on.
#include <libpq-fe.h>
#include <memory>

void on_one_way(PGconn *conn) {
  std::shared_ptr<PGresult> kept(PQexec(conn, "select 1"), [](PGresult *res) {
    if (PQntuples(res) > 0)
      PQclear(res);
  });
} // gap: misses connleak-error-path

int never(const char *dsn) {
  std::shared_ptr<PGconn> conn(PQconnectdb(dsn), [](PGconn *) {});
  return PQserverVersion(conn.get()); // gap: misses connleak-never-released
}
