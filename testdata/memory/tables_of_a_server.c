// SPDX-License-Identifier: Apache-2.0
// Tables as servers keep them: polled descriptors, a free list of indices, results in an array.
#include <libpq-fe.h>
#include <stdlib.h>
#include <stdio.h>
#include <poll.h>
#include <unistd.h>
#include <sys/socket.h>
#define MAX 64
// fd table of a server, poll based
static struct pollfd fds[MAX];
static int nfds;
static void drop(int i) { close(fds[i].fd); fds[i] = fds[nfds - 1]; nfds--; }
void serve(int listener) {
  fds[0].fd = listener; fds[0].events = POLLIN; nfds = 1;
  for (;;) {
    if (poll(fds, nfds, -1) < 0) break;
    for (int i = 1; i < nfds; i++) {
      if (!(fds[i].revents & POLLIN)) continue;
      char b[16];
      if (read(fds[i].fd, b, sizeof b) <= 0) drop(i--);
    }
    if (fds[0].revents & POLLIN) {
      int fd = accept(listener, 0, 0);
      if (fd < 0) continue;
      if (nfds == MAX) { close(fd); continue; }
      fds[nfds].fd = fd; fds[nfds].events = POLLIN; nfds++;
    }
  }
  while (nfds > 1) drop(nfds - 1);
}
// the same with the table full: leaks fd
void serve2(int listener) {
  int mine[MAX], n = 0;
  for (int k = 0; k < 100; k++) {
    int fd = accept(listener, 0, 0);
    if (fd < 0) continue;
    if (n == MAX) continue; // expect-connleak-error-path {from accept()}
    mine[n++] = fd;
  }
  for (int i = 0; i < n; i++) close(mine[i]);
}
// free list of indices
struct conn { PGconn *pg; int next; };
static struct conn conns[MAX]; static int free_head = -1;
int take(const char *dsn) {
  int i = free_head;
  if (i < 0) return -1;
  free_head = conns[i].next;
  conns[i].pg = PQconnectdb(dsn);
  if (PQstatus(conns[i].pg) != CONNECTION_OK) {
    PQfinish(conns[i].pg);
    conns[i].pg = NULL;
    conns[i].next = free_head;
    free_head = i;
    return -1;
  }
  return i;
}
void give(int i) { PQfinish(conns[i].pg); conns[i].pg = NULL; conns[i].next = free_head; free_head = i; }
int work(const char *dsn) {
  int i = take(dsn);
  if (i < 0) return -1;
  PGresult *r = PQexec(conns[i].pg, "select 1");
  int ok = PQresultStatus(r) == PGRES_TUPLES_OK;
  PQclear(r);
  give(i);
  return ok ? 0 : -1;
}
int work_bad(const char *dsn) {
  int i = take(dsn);
  if (i < 0) return -1;
  PGresult *r = PQexec(conns[i].pg, "select 1");
  if (PQresultStatus(r) != PGRES_TUPLES_OK) { give(i); return -1; }  // expect-connleak-error-path {from PQexec()}
  PQclear(r);
  give(i);
  return 0;
}
// array of files, closed in reverse, with NULL holes
int merge(char **paths, int n) {
  FILE *f[16] = {0}; int rc = -1;
  if (n > 16) return -1;
  for (int i = 0; i < n; i++) {
    if (!paths[i][0]) continue;
    f[i] = fopen(paths[i], "r");
    if (!f[i]) goto out;
  }
  rc = 0;
out:
  for (int i = n - 1; i >= 0; i--) if (f[i]) fclose(f[i]);
  return rc;
}
// matrix row pointers of results
int rows(PGconn *c, const char **q, int n) {
  PGresult **r = calloc(n, sizeof *r); int rc = 0;
  if (!r) return -1;
  for (int i = 0; i < n; i++) {
    r[i] = PQexec(c, q[i]);
    if (PQresultStatus(r[i]) != PGRES_TUPLES_OK) { rc = -1; break; }
  }
  for (int i = 0; i < n && r[i]; i++) PQclear(r[i]);
  free(r);
  return rc;
}
// keeps best
int best(const char **dsn, int n) {
  PGconn *b = NULL; int v = 0;
  for (int i = 0; i < n; i++) {
    PGconn *c = PQconnectdb(dsn[i]);
    if (PQstatus(c) != CONNECTION_OK) { PQfinish(c); continue; }
    if (!b || PQserverVersion(c) > v) { PQfinish(b); b = c; v = PQserverVersion(c); }
    else PQfinish(c);
  }
  PQfinish(b);
  return v;
}
// index by enum
enum { READ, WRITE, KINDS };
static PGconn *by_kind[KINDS];
int open_kinds(const char *a, const char *b) {
  by_kind[READ] = PQconnectdb(a);
  if (PQstatus(by_kind[READ]) != CONNECTION_OK) goto bad;
  by_kind[WRITE] = PQconnectdb(b);
  if (PQstatus(by_kind[WRITE]) != CONNECTION_OK) goto bad;
  return 0;
bad:
  for (int k = 0; k < KINDS; k++) { PQfinish(by_kind[k]); by_kind[k] = NULL; }
  return -1;
}
