// SPDX-License-Identifier: Apache-2.0
// Overwritten, and the process ends at once because of what it was overwritten with.
// case: expect-none
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

PGconn **more(PGconn **conns, size_t count) {
  conns = realloc(conns, (count + 1) * sizeof *conns);
  if (conns == NULL) {
    fprintf(stderr, "no memory for %zu connections\n", count + 1);
    abort();
  }
  conns[count] = NULL;
  return conns;
}

PGconn **two(const char *first, const char *second) {
  PGconn **conns = malloc(sizeof *conns);
  if (!conns)
    exit(1);
  conns[0] = PQconnectdb(first);
  if (second) {
    conns = realloc(conns, 2 * sizeof *conns);
    if (!conns)
      exit(1);
    conns[1] = PQconnectdb(second);
  }
  return conns;
}

void give_up(const char *conninfo, int serious) {
  PGconn *conn = PQconnectdb(conninfo);
  if (serious) {
    conn = NULL;
    perror("serious");
    exit(2);
  }
  PQfinish(conn);
}

int log_start(int level);
void log_finish(const char *text);
#define LOG(level, text) do { if (log_start(level)) log_finish(text); if ((level) > 20) abort(); } while (0)

PGconn **logged(const char *first) {
  PGconn **conns = malloc(2 * sizeof *conns);
  if (!conns)
    LOG(21, "no memory");
  conns[0] = PQconnectdb(first);
  conns = realloc(conns, 3 * sizeof *conns);
  if (!conns)
    LOG(21, "no memory");
  return conns;
}
