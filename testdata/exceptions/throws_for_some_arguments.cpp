// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The helper throws only when it is told to be strict, and nobody here tells it.
#include <libpq-fe.h>
#include <stdexcept>

enum Mode { kLenient, kStrict };

static int width_of(const PGresult *res, int column, Mode mode) {
  int width = PQfsize(res, column);
  if (width < 0 && mode == kStrict)
    throw std::domain_error("no fixed width");
  return width;
}

int total_width(PGconn *conn) {
  PGresult *res = PQexec(conn, "select * from fixed");
  int total = 0;
  for (int i = 0; i < PQnfields(res); i++)
    total += width_of(res, i, kLenient);
  PQclear(res);
  return total;
}
