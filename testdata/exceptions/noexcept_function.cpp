// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// An exception ends the process at a noexcept function, the handle is nobody's business then.
#include <libpq-fe.h>
#include <stdexcept>

void replay(PGconn *conn);

int replay_all(const char *dsn) noexcept {
  PGconn *conn = PQconnectdb(dsn);
  replay(conn);
  if (PQtransactionStatus(conn) == PQTRANS_INERROR)
    throw std::runtime_error("replay");
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}

int replay_by_lambda(const char *dsn) {
  auto run = [dsn]() noexcept {
    PGconn *conn = PQconnectdb(dsn);
    replay(conn);
    PQfinish(conn);
    return 0;
  };
  return run();
}
