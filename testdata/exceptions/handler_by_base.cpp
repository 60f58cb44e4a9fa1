// SPDX-License-Identifier: Apache-2.0
// What is thrown is known: a handler for its base releases, a handler for a sibling does not see it.
#include <libpq-fe.h>
#include <stdexcept>

static void check_limit(int limit) {
  if (limit < 0)
    throw std::invalid_argument("limit");
}

int by_base(const char *dsn, int limit) {
  PGconn *conn = PQconnectdb(dsn);
  try {
    check_limit(limit);
  } catch (const std::logic_error &) {
    PQfinish(conn);
    return -1;
  }
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}

int by_sibling(const char *dsn, int limit) {
  PGconn *conn = PQconnectdb(dsn);
  try {
    check_limit(limit); // expect-connleak-exception-path {check_limit() throws}
  } catch (const std::runtime_error &) {
    PQfinish(conn);
    return -1;
  }
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}
