// SPDX-License-Identifier: Apache-2.0
// Every way out throws, and none releases: told once, where it throws.
#include <libpq-fe.h>
#include <stdexcept>

[[noreturn]] void report_failure(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  throw std::runtime_error(PQerrorMessage(conn)); // expect-connleak-never-released {'conn' from PQconnectdb()}
}
