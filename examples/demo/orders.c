// SPDX-License-Identifier: Apache-2.0
// Three leaks as they are found in real programs. orders_fixed.c is the same program without them.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "db.h"

#define ATTEMPTS 5

// Every attempt that failed leaves a connection behind: db_open() gives back one even then.
static PGconn *connect_patiently(const char *host) {
  PGconn *conn = NULL;

  for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
    conn = db_open(host); // leak: connleak-overwrite
    if (PQstatus(conn) == CONNECTION_OK)
      return conn;
    sleep(1u << attempt);
  }
  return conn;
}

// The query that fails is the one whose result is kept.
static int count_open_orders(PGconn *conn, long *count) {
  PGresult *res = PQexec(conn, "SELECT count(*) FROM orders WHERE shipped_at IS NULL");

  if (PQresultStatus(res) != PGRES_TUPLES_OK) {
    fprintf(stderr, "cannot count orders: %s", PQerrorMessage(conn));
    return -1; // leak: connleak-error-path
  }
  *count = strtol(PQgetvalue(res, 0, 0), NULL, 10);
  PQclear(res);
  return 0;
}

// A warehouse that is down is skipped, and its connection with it.
static long count_everywhere(const char *const *hosts) {
  long sum = 0, count = 0;

  for (; *hosts; hosts++) {
    PGconn *conn = db_open(*hosts);
    if (PQstatus(conn) != CONNECTION_OK)
      continue; // leak: connleak-error-path
    if (count_open_orders(conn, &count) == 0)
      sum += count;
    PQfinish(conn);
  }
  return sum;
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "usage: %s HOST [WAREHOUSE...]\n", argv[0]);
    return 2;
  }
  PGconn *conn = connect_patiently(argv[1]);
  long count = 0;
  int failed = PQstatus(conn) != CONNECTION_OK || count_open_orders(conn, &count) != 0;

  PQfinish(conn);
  if (failed)
    return 1;
  printf("%ld here, %ld elsewhere\n", count, count_everywhere((const char *const *)argv + 2));
  return 0;
}
