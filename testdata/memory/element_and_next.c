/* SPDX-License-Identifier: Apache-2.0
 * Two pointers into one array are the same to a helper only if they are the same. */
#include <libpq-fe.h>
#include <stdlib.h>

struct cursor {
  PGconn **at;
};

static int is_same(const struct cursor *a, const struct cursor *b) { return a->at == b->at; }

static void finish_all(PGconn **first, PGconn **last) {
  struct cursor cursor = {first}, end = {last};
  for (; !is_same(&cursor, &end); cursor.at++)
    PQfinish(*cursor.at);
}

void released(const char *const *dsns, size_t n) {
  PGconn **conns = calloc(n + 1, sizeof *conns);
  if (!conns)
    return;
  PGconn **last = conns + n;
  *last = PQconnectdb(dsns[n]);
  finish_all(last, last + 1);
  free(conns);
}

void forgotten(const char *const *dsns, size_t n) {
  PGconn **conns = calloc(n + 1, sizeof *conns);
  if (!conns)
    return;
  conns[n] = PQconnectdb(dsns[n]);
  free(conns); /* expect-connleak-never-released {'conns[n]' from PQconnectdb()} */
}
