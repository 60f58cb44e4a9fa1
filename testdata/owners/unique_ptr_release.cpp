// SPDX-License-Identifier: Apache-2.0
// release() gives the connection up: something has to take it before anything throws.
#include <libpq-fe.h>
#include <memory>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

void validate(PGconn *conn);

PGconn *released_last(const char *dsn) {
  Connection conn(PQconnectdb(dsn));
  validate(conn.get());
  return conn.release();
}

PGconn *released_too_early(const char *dsn) {
  Connection conn(PQconnectdb(dsn));
  PGconn *raw = conn.release();
  validate(raw); // expect-connleak-exception-path {validate() throws}
  return raw;
}

int released_and_finished(const char *dsn) {
  Connection conn(PQconnectdb(dsn));
  validate(conn.get());
  int version = PQserverVersion(conn.get());
  PQfinish(conn.release());
  return version;
}
