// SPDX-License-Identifier: Apache-2.0
// A function of another library, known by declaration only, may throw while the connection is open.
#include <libpq-fe.h>
#include <exception>
#include <string>

void load_orders(PGconn *conn);
void load_stock(PGconn *conn);

bool import_orders(const std::string &dsn) {
  PGconn *conn = PQconnectdb(dsn.c_str());
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return false;
  }
  load_orders(conn); // expect-connleak-exception-path {'conn' from PQconnectdb() is not released when load_orders() throws}
  PQfinish(conn);
  return true;
}

bool import_stock(const std::string &dsn) {
  PGconn *conn = PQconnectdb(dsn.c_str());
  bool is_done = false;
  try {
    if (PQstatus(conn) == CONNECTION_OK) {
      load_stock(conn);
      is_done = true;
    }
  } catch (const std::exception &) {
    is_done = false;
  }
  PQfinish(conn);
  return is_done;
}
