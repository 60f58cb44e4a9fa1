// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The releasing function is passed as an argument two levels down.
#include <libpq-fe.h>
#include <stdio.h>
typedef void (*closer)(void *);
static void close_stream(void *p) { fclose(p); }
static void close_conn(void *p) { PQfinish(p); }
static void finally(void *p, closer close) { if (p) close(p); }
static int with(void *p, closer close, int code) {
  finally(p, close);
  return code;
}
int a(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return with(conn, close_conn, PQserverVersion(conn));
}
int b(const char *path) {
  FILE *in = fopen(path, "r");
  return with(in, close_stream, in ? fgetc(in) : -1);
}
