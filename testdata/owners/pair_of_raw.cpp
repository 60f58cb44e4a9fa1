// SPDX-License-Identifier: Apache-2.0
// The factory returns a raw connection with a number; the caller loses it when something throws.
#include <libpq-fe.h>
#include <utility>

void require_version(int version);

static std::pair<PGconn *, int> connect(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return {conn, PQserverVersion(conn)};
}

bool is_up(const char *dsn) {
  auto [conn, version] = connect(dsn);
  require_version(version); // expect-connleak-exception-path {require_version() throws}
  const bool is_up = PQstatus(conn) == CONNECTION_OK;
  PQfinish(conn);
  return is_up;
}
