// SPDX-License-Identifier: Apache-2.0
// The function throws nothing, for its handler takes all, and forgets.
#include <libpq-fe.h>
#include <string>

int size(PGconn *conn) noexcept {
  PGresult *res = PQexec(conn, "select count(*) from t");
  try {
    int n = std::stoi(PQgetvalue(res, 0, 0));
    PQclear(res);
    return n;
  } catch (...) {
    return -1; // expect-connleak-error-path {'res'}
  }
}
