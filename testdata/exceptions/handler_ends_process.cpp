// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Handlers that end the process lose nothing.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <libpq-fe.h>

void replicate(PGconn *from, PGconn *to);
[[noreturn]] void die(const char *why) noexcept;

void once(const char *source, const char *target) {
  PGconn *from = PQconnectdb(source);
  PGconn *to = PQconnectdb(target);
  try {
    replicate(from, to);
  } catch (const std::exception &e) {
    std::cerr << e.what() << '\n';
    std::exit(EXIT_FAILURE);
  } catch (...) {
    std::terminate();
  }
  PQfinish(to);
  PQfinish(from);
}

void twice(const char *source, const char *target) {
  PGconn *from = PQconnectdb(source);
  PGconn *to = PQconnectdb(target);
  try {
    replicate(from, to);
    replicate(to, from);
  } catch (...) {
    die("replication");
  }
  PQfinish(to);
  PQfinish(from);
}
