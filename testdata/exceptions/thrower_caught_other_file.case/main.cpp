// SPDX-License-Identifier: Apache-2.0
// What another file throws is caught here, or already there.
// case: expect-none
#include "db.h"

int run(const std::string &port) {
  PGconn *conn = connectTo("h");
  int n = parseFlag(port);
  try {
    n += parsePort(port);
  } catch (const std::runtime_error &) {
    n = -1;
  }
  PQfinish(conn);
  return n;
}

int main(int argc, char **argv) { return run(argv[argc - 1]); }
