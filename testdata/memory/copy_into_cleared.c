// SPDX-License-Identifier: Apache-2.0
// An object is cleared, then a copying function or an indexed store fills part of it: what the clearing wrote may be gone.
#include <libpq-fe.h>
#include <string.h>

struct options { int node; char dir[64]; };

int copied(struct options *options, const char *value) {
  memset(options, 0, sizeof *options);
  strncpy(options->dir, value, sizeof options->dir);
  if (*options->dir == '\0')
    return -1;
  PGconn *conn = PQconnectdb(value);
  return PQstatus(conn) == CONNECTION_OK; // expect-connleak-never-released
}

int copied_some(const char *value, size_t length) {
  struct options options = {0};
  memcpy(options.dir, value, length);
  if (*options.dir == '\0')
    return -1;
  PGconn *conn = PQconnectdb(value);
  return PQstatus(conn) == CONNECTION_OK; // expect-connleak-never-released
}

int indexed(struct options *options, const char *value, int n) {
  memset(options, 0, sizeof *options);
  options->dir[n] = value[n];
  if (*options->dir == '\0')
    return -1;
  PGconn *conn = PQconnectdb(value);
  return PQstatus(conn) == CONNECTION_OK; // expect-connleak-never-released
}
