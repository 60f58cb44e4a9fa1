// SPDX-License-Identifier: Apache-2.0
// vector::at() checks its index and throws; operator[] does not.
#include <libpq-fe.h>
#include <string>
#include <vector>

std::string describe(PGconn *conn, const std::vector<std::string> &titles) {
  PGresult *res = PQexec(conn, "select * from report");
  std::string line;
  for (int i = 0; i < PQnfields(res); i++)
    line += titles.at(i) + "=" + PQfname(res, i) + " "; // expect-connleak-exception-path {'res' from PQexec()}
  PQclear(res);
  return line;
}

std::string describe_known(PGconn *conn, const std::vector<std::string> &titles) {
  PGresult *res = PQexec(conn, "select * from report");
  std::string line;
  for (std::size_t i = 0; i < titles.size(); i++)
    line += titles[i] + "=" + PQfname(res, static_cast<int>(i)) + " ";
  PQclear(res);
  return line;
}
