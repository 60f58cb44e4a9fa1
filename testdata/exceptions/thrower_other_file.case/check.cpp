// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include <stdexcept>

static void require(bool is_right, const char *what) {
  if (!is_right)
    throw std::runtime_error(what);
}

void check_version(PGconn *conn, int least) { require(PQserverVersion(conn) >= least, "server is too old"); }

int major_version(PGconn *conn) { return PQserverVersion(conn) / 10000; }
