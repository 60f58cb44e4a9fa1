// SPDX-License-Identifier: Apache-2.0
// The handler translates the error into another one, and loses the connection as it throws that.
#include <exception>
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

struct ImportError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
void load_lines(PGconn *conn, const std::string &path);

void import_file(const char *dsn, const std::string &path) {
  PGconn *conn = PQconnectdb(dsn);
  try {
    load_lines(conn, path);
  } catch (const std::exception &e) {
    throw ImportError(path + ": " + e.what()); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  }
  PQfinish(conn);
}

void import_file_nested(const char *dsn, const std::string &path) {
  PGconn *conn = PQconnectdb(dsn);
  try {
    load_lines(conn, path);
  } catch (const std::exception &) {
    std::throw_with_nested(ImportError(path)); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  }
  PQfinish(conn);
}

void import_file_fixed(const char *dsn, const std::string &path) {
  PGconn *conn = PQconnectdb(dsn);
  try {
    load_lines(conn, path);
  } catch (const std::exception &e) {
    PQfinish(conn);
    throw ImportError(path + ": " + e.what());
  }
  PQfinish(conn);
}
