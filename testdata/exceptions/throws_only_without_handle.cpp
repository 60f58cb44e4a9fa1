// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The checks throw only when there is nothing to lose.
#include <cstdio>
#include <libpq-fe.h>
#include <new>
#include <stdexcept>

template <class T> T *not_null(T *pointer) {
  if (!pointer)
    throw std::bad_alloc();
  return pointer;
}

static void require(bool is_right) {
  if (!is_right)
    throw std::runtime_error("requirement");
}

int version(const char *dsn) {
  PGconn *conn = not_null(PQconnectdb(dsn));
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}

int first_byte(const char *path) {
  std::FILE *in = std::fopen(path, "rb");
  require(in != nullptr);
  int byte = std::fgetc(in);
  std::fclose(in);
  return byte;
}
