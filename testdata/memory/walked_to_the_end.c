// SPDX-License-Identifier: Apache-2.0
// What is known of one element in one round is not known of the next, nor are two elements the same.
#include <libpq-fe.h>
#include <stddef.h>

struct slot { int used; char name[16]; };

int more_than_one(const char *dsn, const char **names) {
  PGconn *conn = PQconnectdb(dsn);
  int n = 0;
  for (const char **at = names; *at; at++)
    n++;
  if (n >= 3)
    return -1; // expect-connleak-error-path
  PQfinish(conn);
  return n;
}

int ends_differ(const char *dsn, struct slot *slots, int n) {
  struct slot *first = NULL, *last = NULL;
  int seen = 0;
  for (int i = 0; i < n; i++) {
    if (!slots[i].used)
      continue;
    if (!first)
      first = &slots[i];
    last = &slots[i];
    seen++;
  }
  if (seen < 4)
    return 0;
  PGconn *conn = PQconnectdb(dsn);
  if (first != last)
    return -1; // expect-connleak-error-path
  PQfinish(conn);
  return 0;
}

int one_of_many(const char *dsn, const int *at, int which) {
  PGconn *conns[8] = {0};
  PGconn **slot;
  switch (which) {
    case 0: slot = &conns[at[0]]; break;
    case 1: slot = &conns[at[1]]; break;
    case 2: slot = &conns[at[2]]; break;
    case 3: slot = &conns[at[3]]; break;
    case 4: slot = &conns[at[4]]; break;
    case 5: slot = &conns[at[5]]; break;
    default: slot = &conns[at[6]]; break;
  }
  *slot = PQconnectdb(dsn);
  return PQserverVersion(*slot); // expect-connleak-never-released
}
