// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The pointer travels through a byte buffer.
#include <libpq-fe.h>
#include <string.h>
static void pack(unsigned char *buf, PGconn *conn) { memcpy(buf, &conn, sizeof conn); }
static PGconn *unpack(const unsigned char *buf) {
  PGconn *conn;
  memcpy(&conn, buf, sizeof conn);
  return conn;
}
int run(const char *dsn) {
  unsigned char buf[sizeof(PGconn *)];
  pack(buf, PQconnectdb(dsn));
  int v = PQserverVersion(unpack(buf));
  PQfinish(unpack(buf));
  return v;
}
