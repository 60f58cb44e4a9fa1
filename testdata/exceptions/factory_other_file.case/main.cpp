// SPDX-License-Identifier: Apache-2.0
// Factories of another file: one returns a raw connection, one an owner whose deleter is over there, too.
#include "factory.h"

int load_orders(PGconn *conn);

int raw(const char *dsn) {
  PGconn *conn = open_raw(dsn);
  int orders = load_orders(conn); // expect-connleak-exception-path {'conn' from open_raw()}
  PQfinish(conn);
  return orders;
}

int owned(const char *dsn) {
  Connection conn = open_owned(dsn);
  return load_orders(conn.get());
}

int adopted(const char *dsn) {
  Connection conn(open_raw(dsn));
  return load_orders(conn.get());
}
