// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// std::unique_ptr with a pointer to a function as its deleter, in three spellings.
#include <cstdio>
#include <libpq-fe.h>
#include <memory>

int load_orders(PGconn *conn);
int parse_header(std::FILE *in);

int by_decltype(const char *dsn) {
  std::unique_ptr<PGconn, decltype(&PQfinish)> conn(PQconnectdb(dsn), &PQfinish);
  return load_orders(conn.get());
}

int by_signature(const char *dsn) {
  std::unique_ptr<PGconn, void (*)(PGconn *)> conn{PQconnectdb(dsn), PQfinish};
  if (PQstatus(conn.get()) != CONNECTION_OK)
    return -1;
  return load_orders(conn.get());
}

static int close_file(std::FILE *file) { return std::fclose(file); }

int of_file(const char *path) {
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> in(std::fopen(path, "r"), &close_file);
  if (!in)
    return -1;
  return parse_header(in.get());
}
