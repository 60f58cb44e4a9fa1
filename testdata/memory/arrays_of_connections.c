// SPDX-License-Identifier: Apache-2.0
// Ways to go through arrays of connections: by a count, by a ring's head, down and up, by pointer, in two dimensions.
#include <libpq-fe.h>
#include <stdlib.h>

struct slot { PGconn *conn; int busy; };
static struct slot slots[8];

int exchanged(const char *dsn, int from, int to) {
  PGconn *conns[4] = {0};
  conns[from] = PQconnectdb(dsn);
  PGconn *kept = conns[from];
  conns[from] = conns[to];
  conns[to] = kept;
  for (int i = 0; i < 4; i++)
    PQfinish(conns[i]);
  return 0;
}

int counted_up_and_down(const char **dsns, int n) {
  PGconn *conns[8];
  int good = 0;
  for (int i = 0; i < n && i < 8; i++) {
    conns[good] = PQconnectdb(dsns[i]);
    if (PQstatus(conns[good]) != CONNECTION_OK) {
      PQfinish(conns[good]);
      continue;
    }
    good++;
  }
  while (good > 0)
    PQfinish(conns[--good]);
  return 0;
}

static PGconn *ring[4];
static unsigned head;

void into_a_ring(const char *dsn) {
  PQfinish(ring[head & 3]);
  ring[head & 3] = PQconnectdb(dsn);
  head++;
}

static PGconn *stack[16];
static int top;

static int push(PGconn *conn) {
  if (top == 16)
    return -1;
  stack[top++] = conn;
  return 0;
}

static PGconn *pop(void) {
  return top ? stack[--top] : NULL;
}

int pushed_and_popped(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (push(conn) < 0) {
    PQfinish(conn);
    return -1;
  }
  PQfinish(pop());
  return 0;
}

int not_pushed(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (push(conn) < 0)
    return -1; // expect-connleak-error-path {from PQconnectdb()}
  return 0;
}

int failed_one_included(const char **dsns, int n) {
  struct slot *all = calloc(n, sizeof *all);
  int i = 0, rc = 0;
  if (!all)
    return -1;
  while (i < n && rc == 0) {
    all[i].conn = PQconnectdb(dsns[i]);
    rc = PQstatus(all[i].conn) == CONNECTION_OK ? 0 : -1;
    i++;
  }
  while (i > 0)
    PQfinish(all[--i].conn);
  free(all);
  return rc;
}

int failed_one_left_out(const char **dsns, int n) {
  struct slot *all = calloc(n, sizeof *all);
  int i;
  if (!all)
    return -1;
  for (i = 0; i < n; i++) {
    all[i].conn = PQconnectdb(dsns[i]);
    if (PQstatus(all[i].conn) != CONNECTION_OK)
      goto fail;
  }
  for (i = 0; i < n; i++)
    PQfinish(all[i].conn);
  free(all);
  return 0;
fail:
  while (--i >= 0)
    PQfinish(all[i].conn);
  free(all); // expect-connleak-error-path {from PQconnectdb()}
  return -1;
}

int by_pointer(const char **dsns, int n) {
  struct slot *all = calloc(n, sizeof *all), *end = all + n;
  if (!all)
    return -1;
  for (struct slot *at = all; at < end; at++)
    at->conn = PQconnectdb(*dsns++);
  for (struct slot *at = all; at < end; at++) {
    if (at->conn)
      PQfinish(at->conn);
    at->conn = NULL;
  }
  free(all);
  return 0;
}

int by_pointer_and_index(const char *dsn, int which) {
  struct slot *slot = &slots[which];
  if (slot->conn)
    return 0;
  slot->conn = PQconnectdb(dsn);
  if (PQstatus(slot->conn) != CONNECTION_OK) {
    PQfinish(slots[which].conn);
    slots[which].conn = NULL;
    return -1;
  }
  return 1;
}

static void reset(int which) {
  PQfinish(slots[which].conn);
  slots[which].conn = NULL;
  slots[which].busy = 0;
}

int by_a_helper(const char *dsn, int which) {
  reset(which);
  slots[which].conn = PQconnectdb(dsn);
  if (PQstatus(slots[which].conn) != CONNECTION_OK) {
    reset(which);
    return -1;
  }
  return 0;
}

int tried_again(const char *dsn, int which) {
  for (int tries = 0; tries < 3; tries++) {
    slots[which].conn = PQconnectdb(dsn); // expect-connleak-overwrite
    if (PQstatus(slots[which].conn) == CONNECTION_OK)
      return 0;
  }
  PQfinish(slots[which].conn);
  slots[which].conn = NULL;
  return -1;
}

int in_two_dimensions(const char *dsn, int row, int column) {
  PGconn *conns[3][3] = {{0}};
  conns[row][column] = PQconnectdb(dsn);
  int ok = PQstatus(conns[row][column]) == CONNECTION_OK;
  PQfinish(conns[row][column]);
  return ok;
}

int moved_on(const char *dsn, int which) {
  PGconn *conns[8] = {0};
  conns[which] = PQconnectdb(dsn);
  which++;
  conns[which] = PQconnectdb(dsn);
  for (int i = 0; i < 8; i++)
    PQfinish(conns[i]);
  return 0;
}

int cleared_downwards(PGconn *conn, const char **queries) {
  PGresult *results[10];
  int n = 0;
  for (; n < 10 && queries[n]; n++)
    results[n] = PQexec(conn, queries[n]);
  while (n--)
    PQclear(results[n]);
  return 0;
}
