// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// What leaves main() ends the process.
#include <iostream>
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

void export_all(PGconn *conn, const std::string &folder);

int main(int argc, char **argv) {
  if (argc < 3) {
    std::cerr << "usage: export DSN FOLDER\n";
    return 2;
  }
  PGconn *conn = PQconnectdb(argv[1]);
  if (PQstatus(conn) != CONNECTION_OK)
    throw std::runtime_error(PQerrorMessage(conn));
  export_all(conn, argv[2]);
  PQfinish(conn);
  return 0;
}
