// SPDX-License-Identifier: Apache-2.0
// std::stoi() throws at text that is no number; strtol() does not.
#include <cstdlib>
#include <libpq-fe.h>
#include <string>

int max_connections(PGconn *conn) {
  PGresult *res = PQexec(conn, "show max_connections");
  if (PQntuples(res) != 1) {
    PQclear(res);
    return -1;
  }
  int value = std::stoi(PQgetvalue(res, 0, 0)); // expect-connleak-exception-path {'res' from PQexec()}
  PQclear(res);
  return value;
}

long work_mem(PGconn *conn) {
  PGresult *res = PQexec(conn, "show work_mem");
  long value = PQntuples(res) == 1 ? std::strtol(PQgetvalue(res, 0, 0), nullptr, 10) : -1;
  PQclear(res);
  return value;
}
