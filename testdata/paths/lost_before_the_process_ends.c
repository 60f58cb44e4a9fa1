// SPDX-License-Identifier: Apache-2.0
// Overwritten, and the process goes on with another handle, or goes on at all.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

void serve(PGconn *conn);

void works_with_another(const char *first, const char *second) {
  PGconn *conn = PQconnectdb(first);
  conn = PQconnectdb(second); // expect-connleak-overwrite
  serve(conn);
  exit(0);
}

void ends_perhaps(const char *first, int bad) {
  PGconn *conn = PQconnectdb(first);
  conn = NULL; // expect-connleak-overwrite
  if (bad)
    exit(1);
}

int discards(PGconn *conn) {
  PQexec(conn, "BEGIN"); // expect-connleak-never-released
  PQfinish(conn);
  exit(0);
}

void never_ends(const char *first) {
  PGconn *conn = PQconnectdb(first);
  conn = NULL; // expect-connleak-overwrite
  for (;;)
    puts("at work");
}

static void serve_all(void) {
  for (;;)
    puts("serving");
}

static void start(const char *name) {
  puts(name);
  serve_all();
}

void serves_for_ever(const char *first) {
  PGconn *conn = PQconnectdb(first);
  conn = NULL; // expect-connleak-overwrite
  start("server");
}

void keeps_the_array(const char *first) {
  PGconn **conns = malloc(sizeof *conns);
  if (!conns)
    exit(1);
  conns[0] = PQconnectdb(first);
  conns = realloc(conns, 2 * sizeof *conns); // expect-connleak-overwrite
  if (!conns)
    return;
  PQfinish(conns[0]);
  free(conns);
}
