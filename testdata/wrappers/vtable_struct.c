// SPDX-License-Identifier: Apache-2.0
// A backend's vtable behind a pointer that is set in sight.
#include <libpq-fe.h>
struct backend_ops {
  void *(*open)(const char *target);
  int (*exec)(void *handle, const char *sql);
  void (*close)(void *handle);
};
static void *pg_backend_open(const char *target) {
  PGconn *conn = PQconnectdb(target);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return 0;
  }
  return conn;
}
static int pg_backend_exec(void *handle, const char *sql) {
  PGresult *res = PQexec(handle, sql);
  int ok = PQresultStatus(res) == PGRES_COMMAND_OK;
  PQclear(res);
  return ok;
}
static void pg_backend_close(void *handle) { PQfinish(handle); }
static const struct backend_ops pg_backend = {
    .open = pg_backend_open, .exec = pg_backend_exec, .close = pg_backend_close};
int good(const char *target) {
  const struct backend_ops *ops = &pg_backend;
  void *handle = ops->open(target);
  if (!handle) return -1;
  int ok = ops->exec(handle, "vacuum");
  ops->close(handle);
  return ok;
}
int bad(const char *target) {
  const struct backend_ops *ops = &pg_backend;
  void *handle = ops->open(target);
  if (!handle) return -1;
  if (!ops->exec(handle, "vacuum")) return -2; // expect-connleak-error-path {'handle' from pg_backend_open()}
  ops->close(handle);
  return 0;
}
