// SPDX-License-Identifier: Apache-2.0
// What a function of another file throws is seen there; what throws nothing there, throws nothing here.
#include "check.h"

int checked(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  check_version(conn, 120000); // expect-connleak-exception-path {check_version() throws}
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}

int unchecked(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int version = major_version(conn);
  PQfinish(conn);
  return version;
}
