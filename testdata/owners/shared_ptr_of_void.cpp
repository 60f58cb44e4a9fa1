// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A shared_ptr<void> is used as a guard: the deleter is all that matters.
#include <libpq-fe.h>
#include <memory>
#include <string>

void reindex(PGconn *conn, const std::string &table);

void reindex_table(const char *dsn, const std::string &table) {
  PGconn *conn = PQconnectdb(dsn);
  std::shared_ptr<void> finish(nullptr, [conn](void *) { PQfinish(conn); });
  reindex(conn, table);
}

void reindex_typed(const char *dsn, const std::string &table) {
  std::shared_ptr<void> holder(PQconnectdb(dsn), [](void *conn) { PQfinish(static_cast<PGconn *>(conn)); });
  reindex(static_cast<PGconn *>(holder.get()), table);
}
