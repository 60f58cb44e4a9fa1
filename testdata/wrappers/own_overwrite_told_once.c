// SPDX-License-Identifier: Apache-2.0
// One function forgets to close what an earlier call of itself has left open: one finding, however many ways lead there.
#include <libpq-fe.h>
#include <unistd.h>

static PGconn *monitor;

static int start(const char *conninfo) {
  monitor = PQconnectdb(conninfo); // expect-connleak-overwrite {'monitor'}
  int child = fork();
  if (child < 0)
    return -1;
  PQfinish(monitor);
  monitor = NULL;
  return child;
}

static int restart(const char *conninfo, int tries) {
  int child = -1;
  for (int i = 0; child < 0 && i < tries; i++)
    child = start(conninfo);
  return child;
}

void first(const char *conninfo) {
  restart(conninfo, 3);
  restart(conninfo, 5);
  PQfinish(monitor);
  monitor = NULL;
}

void second(const char *conninfo) {
  start(conninfo);
  restart(conninfo, 5);
  PQfinish(monitor);
  monitor = NULL;
}

void third(const char *conninfo) {
  start(conninfo);
  start(conninfo);
  PQfinish(monitor);
  monitor = NULL;
}
