// SPDX-License-Identifier: Apache-2.0
// The deleter finishes a connection that is up, and forgets one that is not.
#include <libpq-fe.h>
#include <memory>

struct FinishWhenGood {
  void operator()(PGconn *conn) const noexcept {
    if (PQstatus(conn) == CONNECTION_OK)
      PQfinish(conn);
  }
};
struct Finish {
  void operator()(PGconn *conn) const noexcept {
    if (PQstatus(conn) == CONNECTION_OK)
      PQclear(PQexec(conn, "unlisten *"));
    PQfinish(conn);
  }
};

int only_when_good(const char *dsn) {
  std::unique_ptr<PGconn, FinishWhenGood> conn(PQconnectdb(dsn));
  return PQserverVersion(conn.get()); // expect-connleak-error-path
}

int always(const char *dsn) {
  std::unique_ptr<PGconn, Finish> conn(PQconnectdb(dsn));
  return PQserverVersion(conn.get());
}
