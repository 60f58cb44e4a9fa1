// SPDX-License-Identifier: Apache-2.0
// A std::function holds the result and only reads it.
// Known gap: with libc++, what a std::function captured is not looked at where it ends.
#include <functional>
#include <libpq-fe.h>

void made(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  std::function<void()> read = [res] { (void)PQntuples(res); };
  read();
} // expect-connleak-never-released {'res'} gap on libc++: misses connleak-never-released

void assigned(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  std::function<void()> clear;
  clear = [res] { PQclear(res); };
  clear();
}

void outlives(PGconn *conn) {
  std::function<void()> read;
  {
    PGresult *res = PQexec(conn, "select 1");
    read = [res] { (void)PQntuples(res); };
  }
  read();
} // expect-connleak-never-released {'res'} gap on libc++: misses connleak-never-released
