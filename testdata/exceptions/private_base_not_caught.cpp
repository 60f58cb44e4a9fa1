// SPDX-License-Identifier: Apache-2.0
// A private base does not count for a handler: the exception passes by it.
#include <libpq-fe.h>
#include <stdexcept>

struct Hidden : private std::runtime_error {
  Hidden() : std::runtime_error("hidden") {}
};
struct Open : public std::runtime_error {
  Open() : std::runtime_error("open") {}
};

int hidden(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  try {
    if (PQntuples(res) == 0)
      throw Hidden(); // expect-connleak-exception-path {'res' from PQexec()}
  } catch (const std::exception &) {
  }
  PQclear(res);
  return 0;
}

int open(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  try {
    if (PQntuples(res) == 0)
      throw Open();
  } catch (const std::exception &) {
  }
  PQclear(res);
  return 0;
}
