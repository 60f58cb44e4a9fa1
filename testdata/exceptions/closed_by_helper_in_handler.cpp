// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A helper finishes and nulls by reference, in the handler and at the end.
#include <exception>
#include <libpq-fe.h>
#include <string>

static void finish(PGconn *&conn) noexcept {
  if (!conn)
    return;
  PQfinish(conn);
  conn = nullptr;
}

void load_page(PGconn *conn, int page);

std::string load_pages(const char *dsn, int pages) {
  PGconn *conn = PQconnectdb(dsn);
  std::string error;
  for (int page = 0; conn && page < pages; page++) {
    try {
      load_page(conn, page);
    } catch (const std::exception &e) {
      error = e.what();
      finish(conn);
    }
  }
  finish(conn);
  return error;
}
