// SPDX-License-Identifier: Apache-2.0
// Arrays filled as a whole, by themselves or by somebody else, and asked by index.
#include <libpq-fe.h>
#include <string.h>
struct slot { int used; char name[16]; };
// two pointers into one table need not be the same
int ends_differ(const char *dsn, struct slot *slots, int n) {
  struct slot *first = NULL, *last = NULL;
  for (int i = 0; i < n; i++) {
    if (!slots[i].used) continue;
    if (!first) first = &slots[i];
    last = &slots[i];
  }
  if (!first) return -1;
  PGconn *conn = PQconnectdb(dsn);
  if (first != last) return -1; // expect-connleak-error-path
  PQfinish(conn);
  return 0;
}
// the pointer found by either loop is some slot: what is put there can be found again
int found(const char *dsn, int i, int k, int which) {
  static struct { PGconn *conn; int busy; } pool[8];
  void *at;
  if (which) at = &pool[i]; else at = &pool[k];
  PGconn **slot = at;
  *slot = PQconnectdb(dsn);
  for (int j = 0; j < 8; j++) if (pool[j].conn) { PQfinish(pool[j].conn); pool[j].conn = 0; }
  return 0;
}
int found_local(const char *dsn, int i, int k, int which) {
  struct { PGconn *conn; int busy; } pool[8];
  memset(pool, 0, sizeof pool);
  PGconn **slot = which ? &pool[i].conn : &pool[k].conn;
  *slot = PQconnectdb(dsn);
  for (int j = 0; j < 8; j++) if (pool[j].conn) { PQfinish(pool[j].conn); pool[j].conn = 0; }
  return 0;
}
void fill(int *flags, int n);
int filled(const char *dsn, int i) {
  int flags[8];
  flags[i] = 0;
  PGconn *conn = PQconnectdb(dsn);
  fill(flags, 8);
  if (flags[i]) return -1; // expect-connleak-error-path
  PQfinish(conn);
  return 0;
}
int cleared(const char *dsn, int i) {
  int flags[8];
  flags[i] = 1;
  PGconn *conn = PQconnectdb(dsn);
  memset(flags, 0, sizeof flags);
  if (flags[i]) return -1;
  PQfinish(conn);
  return 0;
}
int count(const char **names, const char *dsn) {
  int n = 0;
  while (names[n]) n++;
  PGconn *conn = PQconnectdb(dsn);
  if (n == 0) return -1; // expect-connleak-error-path
  if (n == 7) return -1; // expect-connleak-error-path
  PQfinish(conn);
  return 0;
}
int zeroed(const char *dsn, int i, int n) {
  PGconn *conns[8] = {0};
  int open = 0;
  for (int k = 0; k < n && k < 8; k++)
    if (!conns[k]) { conns[k] = PQconnectdb(dsn); open++; }
  for (int k = 0; k < 8; k++) PQfinish(conns[k]);
  return open;
}
int zeroed_but_one(const char *dsn, int i) {
  int flags[8] = {0};
  flags[3] = 1;
  PGconn *conn = PQconnectdb(dsn);
  if (flags[i]) return -1; // expect-connleak-error-path
  PQfinish(conn);
  return 0;
}
int zeroed_all(const char *dsn, int i) {
  int flags[8] = {0};
  PGconn *conn = PQconnectdb(dsn);
  if (flags[i]) return -1;
  PQfinish(conn);
  return 0;
}
