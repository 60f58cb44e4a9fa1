// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Streams do not throw unless somebody asked them to.
#include <fstream>
#include <iomanip>
#include <iostream>
#include <libpq-fe.h>
#include <sstream>
#include <string>

void print_versions(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  std::cout << "client " << PQlibVersion() << ", server " << std::setw(8) << PQserverVersion(conn) << std::endl;
  std::cerr << PQerrorMessage(conn) << '\n';
  PQfinish(conn);
}

std::string as_csv(PGconn *conn, const char *table) {
  std::ostringstream sql;
  sql << "select * from " << table << " limit " << 100;
  PGresult *res = PQexec(conn, sql.str().c_str());
  std::ostringstream out;
  for (int row = 0; row < PQntuples(res); row++)
    for (int column = 0; column < PQnfields(res); column++)
      out << PQgetvalue(res, row, column) << (column + 1 == PQnfields(res) ? "\n" : ",");
  PQclear(res);
  return out.str();
}

int run_script(const char *dsn, const char *path) {
  PGconn *conn = PQconnectdb(dsn);
  std::ifstream in(path);
  std::string line;
  int failed = 0;
  while (std::getline(in, line)) {
    PGresult *res = PQexec(conn, line.c_str());
    failed += PQresultStatus(res) == PGRES_FATAL_ERROR;
    PQclear(res);
  }
  PQfinish(conn);
  return failed;
}
