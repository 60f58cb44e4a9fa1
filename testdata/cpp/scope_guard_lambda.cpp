// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A scope guard made from a lambda.
// flags: -fno-exceptions
#include <libpq-fe.h>
template <class F> struct Guard {
  F f;
  ~Guard() { f(); }
};
template <class F> Guard(F) -> Guard<F>;
int version(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  Guard finish{[&] { PQfinish(conn); }};
  if (PQstatus(conn) != CONNECTION_OK) return -1;
  return PQserverVersion(conn);
}
