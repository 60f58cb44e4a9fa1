// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A C interface over C++: nothing is thrown over it, and the handle leaves it by a pointer.
#include <libpq-fe.h>
#include <memory>
#include <new>

void check_licence(PGconn *conn);

extern "C" int app_open(const char *dsn, PGconn **out) {
  *out = nullptr;
  try {
    std::unique_ptr<PGconn, decltype(&PQfinish)> conn(PQconnectdb(dsn), &PQfinish);
    check_licence(conn.get());
    *out = conn.release();
    return 0;
  } catch (const std::bad_alloc &) {
    return -12;
  } catch (...) {
    return -1;
  }
}

extern "C" int app_version(const char *dsn) {
  PGconn *conn = nullptr;
  if (app_open(dsn, &conn) != 0)
    return -1;
  int version = PQserverVersion(conn);
  PQfinish(conn);
  return version;
}
