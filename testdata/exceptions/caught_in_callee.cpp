// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Callees that catch everything themselves do not throw, declared noexcept or not.
#include <exception>
#include <libpq-fe.h>
#include <string>

std::string render(PGconn *conn, int id);
void archive(const std::string &page);

static bool try_render(PGconn *conn, int id) {
  try {
    archive(render(conn, id));
    return true;
  } catch (const std::exception &) {
    return false;
  } catch (...) {
    return false;
  }
}

int render_all(const char *dsn, int count) {
  PGconn *conn = PQconnectdb(dsn);
  int failed = 0;
  for (int id = 0; id < count; id++)
    failed += !try_render(conn, id);
  PQfinish(conn);
  return failed;
}
