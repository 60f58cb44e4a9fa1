// SPDX-License-Identifier: Apache-2.0
// A pool that grows, swaps removed entries out, and is searched by index.
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
#include <stdio.h>
#include <stdbool.h>
struct entry { PGconn *conn; bool in_use; time_t used_at; int uses; char name[32]; };
struct pool { struct entry *entries; size_t count, room; const char *dsn; };

static struct entry *pool_add(struct pool *p) {
  if (p->count == p->room) {
    size_t room = p->room ? 2 * p->room : 4;
    struct entry *more = realloc(p->entries, room * sizeof *more);
    if (!more) return NULL;
    p->entries = more;
    p->room = room;
  }
  struct entry *e = &p->entries[p->count];
  memset(e, 0, sizeof *e);
  e->conn = PQconnectdb(p->dsn);
  if (PQstatus(e->conn) != CONNECTION_OK) {
    PQfinish(e->conn);
    e->conn = NULL;
    return NULL;
  }
  p->count++;
  return e;
}
void pool_remove(struct pool *p, size_t i) {
  PQfinish(p->entries[i].conn);
  p->entries[i] = p->entries[--p->count];
}
void pool_trim(struct pool *p, time_t now) {
  for (size_t i = 0; i < p->count;) {
    if (!p->entries[i].in_use && now - p->entries[i].used_at > 60) pool_remove(p, i);
    else i++;
  }
}
PGconn *pool_get(struct pool *p) {
  for (size_t i = 0; i < p->count; i++) {
    struct entry *e = &p->entries[i];
    if (e->in_use) continue;
    if (PQstatus(e->conn) != CONNECTION_OK) {
      PQreset(e->conn);
      if (PQstatus(e->conn) != CONNECTION_OK) { pool_remove(p, i--); continue; }
    }
    e->in_use = true;
    return e->conn;
  }
  struct entry *e = pool_add(p);
  if (!e) return NULL;
  e->in_use = true;
  return e->conn;
}
void pool_put(struct pool *p, PGconn *c) {
  for (size_t i = 0; i < p->count; i++)
    if (p->entries[i].conn == c) { p->entries[i].in_use = false; return; }
  PQfinish(c);
}
void pool_close(struct pool *p) {
  for (size_t i = 0; i < p->count; i++) PQfinish(p->entries[i].conn);
  free(p->entries);
  p->entries = NULL;
  p->count = p->room = 0;
}
int main(int argc, char **argv) {
  struct pool p = {.dsn = argv[1]};
  for (int i = 2; i < argc; i++) {
    PGconn *c = pool_get(&p);
    if (!c) break;
    PGresult *r = PQexec(c, argv[i]);
    if (PQresultStatus(r) != PGRES_TUPLES_OK) fprintf(stderr, "%s\n", PQresultErrorMessage(r));
    else puts(PQgetvalue(r, 0, 0));
    PQclear(r);
    pool_put(&p, c);
    pool_trim(&p, 0);
  }
  pool_close(&p);
  return 0;
}
