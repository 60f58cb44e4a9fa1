// SPDX-License-Identifier: Apache-2.0
// The guard captures the variable by value before the connection is in it: it finishes null.
#include <libpq-fe.h>

template <class F> struct Guard {
  F f;
  ~Guard() { f(); }
};
template <class F> Guard(F) -> Guard<F>;

void by_value(const char *dsn) {
  PGconn *conn = nullptr;
  Guard finish{[conn] { PQfinish(conn); }};
  conn = PQconnectdb(dsn);
  PQclear(PQexec(conn, "checkpoint"));
} // expect-connleak-never-released {'conn' from PQconnectdb()}

void by_reference(const char *dsn) {
  PGconn *conn = nullptr;
  Guard finish{[&conn] { PQfinish(conn); }};
  conn = PQconnectdb(dsn);
  PQclear(PQexec(conn, "checkpoint"));
}
