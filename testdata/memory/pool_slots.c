// SPDX-License-Identifier: Apache-2.0
// Slots of a pool, looked for by index: what is done to the slot that was just filled is done to that one.
#include <libpq-fe.h>
#include <stdlib.h>

struct slot { PGconn *conn; int busy; };
static struct slot slots[8];

PGconn *checked_out(const char *dsn) {
  for (int i = 0; i < 8; i++) {
    if (slots[i].busy)
      continue;
    if (!slots[i].conn)
      slots[i].conn = PQconnectdb(dsn);
    if (PQstatus(slots[i].conn) != CONNECTION_OK) {
      PQfinish(slots[i].conn);
      slots[i].conn = NULL;
      return NULL;
    }
    slots[i].busy = 1;
    return slots[i].conn;
  }
  return NULL;
}

PGconn *forgotten(const char *dsn) {
  for (int i = 0; i < 8; i++) {
    if (slots[i].busy)
      continue;
    slots[i].conn = PQconnectdb(dsn);
    if (PQstatus(slots[i].conn) != CONNECTION_OK) {
      slots[i].conn = NULL; // expect-connleak-overwrite {'slots[i].conn'}
      return NULL;
    }
    slots[i].busy = 1;
    return slots[i].conn;
  }
  return NULL;
}

int finished_twice(const char **dsns, int n) {
  PGconn *conns[16] = {0};
  int bad = 0;
  for (int i = 0; i < n && i < 16; i++) {
    conns[i] = PQconnectdb(dsns[i]);
    if (PQstatus(conns[i]) != CONNECTION_OK) {
      PQfinish(conns[i]);
      bad++;
      PQfinish(conns[i]); // expect-connleak-double-release
      conns[i] = NULL;
    }
  }
  for (int i = 0; i < 16; i++)
    PQfinish(conns[i]);
  return bad;
}

int skipped(const char **dsns, int n) {
  PGconn *conns[16] = {0};
  for (int i = 0; i < n && i < 16; i++) {
    conns[i] = PQconnectdb(dsns[i]);
    if (PQstatus(conns[i]) != CONNECTION_OK)
      return -1; // expect-connleak-error-path {'conns[i]'}
  }
  for (int i = 0; i < 16; i++)
    PQfinish(conns[i]);
  return 0;
}
