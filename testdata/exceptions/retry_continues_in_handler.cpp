// SPDX-License-Identifier: Apache-2.0
// Each attempt that throws leaves its connection behind.
#include <exception>
#include <iostream>
#include <libpq-fe.h>
#include <unistd.h>

void deploy(PGconn *conn);

bool deploy_with_retry(const char *dsn) {
  for (int attempt = 0; attempt < 5; attempt++) {
    PGconn *conn = PQconnectdb(dsn);
    try {
      deploy(conn);
    } catch (const std::exception &e) {
      std::cerr << "attempt " << attempt << ": " << e.what() << '\n';
      continue; // expect-connleak-error-path {'conn' from PQconnectdb()}
    }
    PQfinish(conn);
    return true;
  }
  return false;
}

bool deploy_with_retry_fixed(const char *dsn) {
  for (int attempt = 0; attempt < 5; attempt++) {
    PGconn *conn = PQconnectdb(dsn);
    bool is_done = false;
    try {
      deploy(conn);
      is_done = true;
    } catch (const std::exception &e) {
      std::cerr << "attempt " << attempt << ": " << e.what() << '\n';
    }
    PQfinish(conn);
    if (is_done)
      return true;
    sleep(1);
  }
  return false;
}
