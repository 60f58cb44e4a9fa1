// SPDX-License-Identifier: Apache-2.0
// The body of std::all_of() keeps the result when it says no.
#include <algorithm>
#include <libpq-fe.h>
#include <string>
#include <vector>

bool each(PGconn *conn, const std::vector<std::string> &sql) {
  return std::all_of(sql.begin(), sql.end(), [conn](const std::string &s) {
    PGresult *res = PQexec(conn, s.c_str());
    if (PQresultStatus(res) != PGRES_COMMAND_OK)
      return false; // expect-connleak-error-path {'res'}
    PQclear(res);
    return true;
  });
}
