// SPDX-License-Identifier: Apache-2.0
// A std::function holds the result and only reads it: told where it was made with its body, not where one was assigned.
// Known gap: where an assigned std::function ends, what it captured is not looked at; with libc++, in none.
#include <functional>
#include <libpq-fe.h>

void made(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  std::function<void()> read = [res] { (void)PQntuples(res); };
  read();
} // expect-connleak-never-released {'res'} gap on libc++: misses connleak-never-released

void assigned(PGconn *conn) {
  std::function<void()> read;
  {
    PGresult *res = PQexec(conn, "select 1");
    read = [res] { (void)PQntuples(res); };
  }
  read();
} // gap: misses connleak-never-released
