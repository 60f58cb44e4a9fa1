// SPDX-License-Identifier: Apache-2.0
// Raw connections in a vector: a loop finishes them, unless something throws before.
#include <libpq-fe.h>
#include <string>
#include <vector>

void compare_settings(std::size_t nodes);

void compare(const std::vector<std::string> &dsns) {
  std::vector<PGconn *> conns;
  for (const std::string &dsn : dsns)
    conns.push_back(PQconnectdb(dsn.c_str()));
  compare_settings(conns.size()); // expect-connleak-exception-path {PQconnectdb()}
  for (PGconn *conn : conns)
    PQfinish(conn);
}

void compare_caught(const std::vector<std::string> &dsns) {
  std::vector<PGconn *> conns;
  for (const std::string &dsn : dsns)
    conns.push_back(PQconnectdb(dsn.c_str()));
  try {
    compare_settings(conns.size());
  } catch (...) {
    for (PGconn *conn : conns)
      PQfinish(conn);
    throw;
  }
  for (PGconn *conn : conns)
    PQfinish(conn);
}
