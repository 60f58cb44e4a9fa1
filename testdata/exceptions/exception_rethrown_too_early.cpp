// SPDX-License-Identifier: Apache-2.0
// The kept exception is thrown again before the connection is finished.
#include <exception>
#include <libpq-fe.h>

void run_tests(PGconn *conn);

void tested(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  std::exception_ptr failure;
  try {
    run_tests(conn);
  } catch (...) {
    failure = std::current_exception();
  }
  if (failure)
    std::rethrow_exception(failure); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  PQfinish(conn);
}
