// SPDX-License-Identifier: Apache-2.0
// A raw connection in std::optional is no better than a raw one: the optional destroys a pointer.
#include <libpq-fe.h>
#include <optional>

void prepare(PGconn *conn);

static std::optional<PGconn *> try_connect(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) == CONNECTION_OK)
    return conn;
  PQfinish(conn);
  return std::nullopt;
}

bool prepared(const char *dsn) {
  std::optional<PGconn *> conn = try_connect(dsn);
  if (!conn)
    return false;
  prepare(*conn); // expect-connleak-exception-path {try_connect()}
  PQfinish(*conn);
  return true;
}
