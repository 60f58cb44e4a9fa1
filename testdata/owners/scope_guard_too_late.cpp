// SPDX-License-Identifier: Apache-2.0
// The guard is made after the call that it should have guarded.
#include <libpq-fe.h>

template <class F> struct Guard {
  F f;
  ~Guard() { f(); }
};
template <class F> Guard(F) -> Guard<F>;

void set_search_path(PGconn *conn);

int late(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  set_search_path(conn); // expect-connleak-exception-path {set_search_path() throws}
  Guard finish{[&] { PQfinish(conn); }};
  return PQserverVersion(conn);
}

int early(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  Guard finish{[&] { PQfinish(conn); }};
  set_search_path(conn);
  return PQserverVersion(conn);
}
