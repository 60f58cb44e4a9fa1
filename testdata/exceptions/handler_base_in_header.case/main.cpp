// SPDX-License-Identifier: Apache-2.0
// The thrower is in another file, the classes are in a header: a base catches, a sibling does not.
#include "errors.h"
#include "wait.h"

bool by_base(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  bool is_there = false;
  try {
    wait_for_input(conn);
    is_there = true;
  } catch (const app::Error &) {
    is_there = false;
  }
  PQfinish(conn);
  return is_there;
}

bool by_nearer_base(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  bool is_there = false;
  try {
    wait_for_input(conn);
    is_there = true;
  } catch (const app::QueryError &) {
    is_there = false;
  }
  PQfinish(conn);
  return is_there;
}

bool by_sibling(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  bool is_there = false;
  try {
    wait_for_input(conn); // expect-connleak-exception-path {wait_for_input() throws}
    is_there = true;
  } catch (const app::ConfigError &) {
    is_there = false;
  }
  PQfinish(conn);
  return is_there;
}
