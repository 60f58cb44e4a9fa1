// SPDX-License-Identifier: Apache-2.0
// The member function that the pointer names only reads.
#include <libpq-fe.h>

struct Wrap {
  PGresult *res;
  int rows() const { return PQntuples(res); }
  void clear() { PQclear(res); }
};

int rows(PGconn *conn) {
  Wrap wrap{PQexec(conn, "a")};
  auto asked = &Wrap::rows;
  return (wrap.*asked)(); // expect-connleak-never-released
}
