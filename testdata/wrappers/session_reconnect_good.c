// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A session wrapper: ensure() reconnects, query() uses, close() ends; the handle lives in the struct.
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
struct session { char *dsn; PGconn *conn; int reconnects; };
static void session_drop(struct session *s) {
  if (!s->conn) return;
  PQfinish(s->conn);
  s->conn = NULL;
}
static bool session_ensure(struct session *s) {
  if (s->conn && PQstatus(s->conn) == CONNECTION_OK) return true;
  session_drop(s);
  s->conn = PQconnectdb(s->dsn);
  s->reconnects++;
  if (PQstatus(s->conn) == CONNECTION_OK) return true;
  session_drop(s);
  return false;
}
int session_query(struct session *s, const char *sql) {
  if (!session_ensure(s)) return -1;
  PGresult *res = PQexec(s->conn, sql);
  ExecStatusType status = PQresultStatus(res);
  int n = PQntuples(res);
  PQclear(res);
  if (status != PGRES_TUPLES_OK) {
    if (PQstatus(s->conn) != CONNECTION_OK) session_drop(s);
    return -1;
  }
  return n;
}
struct session *session_new(const char *dsn) {
  struct session *s = calloc(1, sizeof *s);
  if (s) s->dsn = strdup(dsn);
  return s;
}
void session_free(struct session *s) {
  if (!s) return;
  session_drop(s);
  free(s->dsn);
  free(s);
}
int run(const char *dsn) {
  struct session *s = session_new(dsn);
  if (!s) return -1;
  int n = session_query(s, "select 1") + session_query(s, "select 2");
  session_free(s);
  return n;
}
