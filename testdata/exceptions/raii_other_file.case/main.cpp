// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The owner's members are defined in another file; its users throw and move as they like.
#include "connection.h"
#include <stdexcept>
#include <utility>

int reset_statistics(const std::string &dsn, const std::string &fallback) {
  db::Connection conn(dsn);
  conn.execute("select pg_stat_reset()");
  if (PQserverVersion(conn.get()) < 130000)
    conn = db::Connection(fallback);
  db::Connection kept = std::move(conn);
  kept.execute("select pg_stat_reset()");
  if (PQbackendPID(kept.get()) == 0)
    throw std::logic_error("no backend");
  return PQserverVersion(kept.get());
}
