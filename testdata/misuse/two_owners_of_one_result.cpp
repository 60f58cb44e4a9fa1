// SPDX-License-Identifier: Apache-2.0
// The second release happens in the library's destructor: told where the program makes it happen.
#include <libpq-fe.h>
#include <memory>

using Result = std::unique_ptr<PGresult, void (*)(PGresult *)>;

int twoOwners(PGconn *conn) {
  Result first(PQexec(conn, "select 1"), PQclear);
  Result second(first.get(), PQclear);
  return PQntuples(second.get()); // expect-connleak-double-release {the result of PQexec() is released twice}
}

int byHandBeside(PGconn *conn) {
  Result result(PQexec(conn, "select 1"), PQclear);
  int count = PQntuples(result.get());
  PQclear(result.get());
  return count; // expect-connleak-double-release {the result of PQexec() is released twice}
}

int released(PGconn *conn) {
  Result first(PQexec(conn, "select 1"), PQclear);
  Result second(first.release(), PQclear);
  return PQntuples(second.get());
}
