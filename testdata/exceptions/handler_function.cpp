// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One function sorts out all exceptions: it throws the current one again and catches it.
#include <exception>
#include <iostream>
#include <libpq-fe.h>
#include <stdexcept>

enum class Code { kOk, kUsage, kFailed };

static Code current_code() noexcept {
  try {
    throw;
  } catch (const std::invalid_argument &e) {
    std::cerr << "usage: " << e.what() << '\n';
    return Code::kUsage;
  } catch (...) {
    return Code::kFailed;
  }
}

void parse_and_run(PGconn *conn, const char *command);

Code command(const char *dsn, const char *text) {
  PGconn *conn = PQconnectdb(dsn);
  Code code = Code::kOk;
  try {
    parse_and_run(conn, text);
  } catch (...) {
    code = current_code();
  }
  PQfinish(conn);
  return code;
}
