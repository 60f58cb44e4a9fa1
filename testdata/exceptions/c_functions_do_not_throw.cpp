// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Functions of C, own ones included, do not throw.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <libpq-fe.h>

extern "C" {
int inspect_connection(PGconn *conn, const char *who);
void metrics_count(const char *name);
}

int server_major(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  metrics_count("connects");
  inspect_connection(conn, "reporter");
  char *name = strdup(PQdb(conn) ? PQdb(conn) : "?");
  std::printf("%s: %d\n", name, PQserverVersion(conn));
  std::free(name);
  int major = PQserverVersion(conn) / 10000;
  PQfinish(conn);
  return major;
}
