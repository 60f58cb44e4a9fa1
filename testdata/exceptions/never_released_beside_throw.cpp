// SPDX-License-Identifier: Apache-2.0
// Nobody releases the connection at all: one finding, where it is lost by ordinary ways, though a call before may throw.
#include <libpq-fe.h>
#include <stdexcept>

void warm_up(PGconn *conn);

void warm(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  warm_up(conn);
  if (PQstatus(conn) != CONNECTION_OK)
    throw std::runtime_error("lost");
} // expect-connleak-never-released {'conn' from PQconnectdb()}
