// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A global is named by a function that is given its address as well: what is written through one is seen through the other.
#include <libpq-fe.h>
#include <stdio.h>

static PGconn *shared;

static void drop(PGconn **slot) {
  if (*slot == NULL)
    return;
  PQfinish(*slot);
  *slot = NULL;
}

static void reconnect(PGconn **slot, const char *dsn) {
  PGconn *fresh = PQconnectdb(dsn);
  if (PQstatus(fresh) == CONNECTION_OK) {
    fprintf(stderr, "was %d\n", PQserverVersion(shared));
    drop(slot);
    *slot = fresh;
    return;
  }
  PQfinish(fresh);
}

int main(int argc, char **argv) {
  shared = PQconnectdb(argv[1]);
  if (argc > 2)
    reconnect(&shared, argv[2]);
  int version = PQserverVersion(shared);
  drop(&shared);
  return version;
}
