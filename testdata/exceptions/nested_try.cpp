// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The inner handlers do not fit, the outer one does.
#include <libpq-fe.h>
#include <new>
#include <stdexcept>

static void check_row(const PGresult *res, int row) {
  if (PQgetisnull(res, row, 0))
    throw std::out_of_range("null");
  if (PQgetlength(res, row, 0) > 64)
    throw std::overflow_error("too long");
}

int valid_rows(PGconn *conn) {
  PGresult *res = PQexec(conn, "select name from users");
  int valid = 0;
  try {
    for (int i = 0; i < PQntuples(res); i++) {
      try {
        check_row(res, i);
        valid++;
      } catch (const std::bad_alloc &) {
        PQclear(res);
        return -2;
      } catch (const std::out_of_range &) {
        continue;
      }
    }
  } catch (const std::runtime_error &) {
    PQclear(res);
    return -1;
  }
  PQclear(res);
  return valid;
}
