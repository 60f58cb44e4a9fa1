// SPDX-License-Identifier: Apache-2.0
// Several calls may throw: the throw in sight is told, not the call of an unknown function before it.
#include <libpq-fe.h>
#include <stdexcept>

void check_locale(const char *name);
void check_encoding(const char *name);

int inspect(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  check_locale("C");
  check_encoding("UTF8");
  if (PQserverVersion(conn) < 120000)
    throw std::runtime_error("server is too old"); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}

int inspect_by_others(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  check_locale("C"); // expect-connleak-exception-path {check_locale() throws}
  check_encoding("UTF8");
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}
