// SPDX-License-Identifier: Apache-2.0
// The deleter only logs: the owner owns in name only.
#include <iostream>
#include <libpq-fe.h>
#include <memory>

struct LogOnly {
  void operator()(PGconn *conn) const { std::clog << "done with " << PQdb(conn) << '\n'; }
};
struct Finish {
  void operator()(PGconn *conn) const {
    std::clog << "done with " << PQdb(conn) << '\n';
    PQfinish(conn);
  }
};

void forgotten(const char *dsn) {
  std::unique_ptr<PGconn, LogOnly> conn(PQconnectdb(dsn));
  PQclear(PQexec(conn.get(), "vacuum"));
} // expect-connleak-never-released {PQconnectdb()}

void finished(const char *dsn) {
  std::unique_ptr<PGconn, Finish> conn(PQconnectdb(dsn));
  PQclear(PQexec(conn.get(), "vacuum"));
}
