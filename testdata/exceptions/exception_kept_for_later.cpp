// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The exception is kept, the handle released, then it is thrown again.
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
  PQfinish(conn);
  if (failure)
    std::rethrow_exception(failure);
}
